package io.github.passkeyjourney.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The rules of the design that a compiler does not enforce. A rule without classes to judge fails, too. */
class ArchitectureTest {
    private static final String ROOT = Modules.ROOT;

    /** A package uses only those before it. */
    private static final List<String> ORDER = List.of(
            "platform", "policy", "settings", "audit", "lifecycle", "enrollment", "device", "insights", "admin", "web");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.Clock.tick",
            "java.lang.System.currentTimeMillis");

    private static final JavaClasses AUTHENTICATOR = Modules.imported("authenticator");
    private static final JavaClasses RECOVERY = Modules.imported("recovery-flow");
    private static final JavaClasses ALL = Modules.imported("authenticator", "recovery-flow", "themes", "realm-config");

    @Test
    void policyIsPure() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".policy..")
                .and()
                .resideOutsideOfPackage(ROOT + ".policy.document..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".policy")
                .check(AUTHENTICATOR);
    }

    @Test
    void policyDocumentKnowsOnlyJacksonBesides() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".policy.document..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", ROOT + ".policy..")
                .check(AUTHENTICATOR);
    }

    /** All but the port, which Keycloak's sessions hand out. */
    @Test
    void vocabularyOfFactsIsPure() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".audit.event")
                .and()
                .haveSimpleNameNotStartingWith("FactRecorder")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".policy", ROOT + ".audit.event")
                .check(AUTHENTICATOR);
    }

    @Test
    void factDocumentKnowsOnlyJacksonBesides() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".audit.event.document..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        ROOT + ".policy",
                        ROOT + ".audit.event..")
                .check(AUTHENTICATOR);
    }

    @Test
    void questionsAboutFactsArePure() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".audit.query")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        ROOT + ".platform",
                        ROOT + ".policy",
                        ROOT + ".audit.event",
                        ROOT + ".audit.query")
                .check(AUTHENTICATOR);
    }

    @Test
    void documentsOfAuditKnowOnlyJacksonBesides() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".audit.document")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        ROOT + ".platform.document",
                        ROOT + ".policy",
                        ROOT + ".audit.event..",
                        ROOT + ".audit.query",
                        ROOT + ".audit.document")
                .check(AUTHENTICATOR);
    }

    @Test
    void formulaeOfInsightsArePure() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + ".insights", ROOT + ".insights.experiment")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        ROOT + ".policy",
                        ROOT + ".audit.event",
                        ROOT + ".insights",
                        ROOT + ".insights.experiment")
                .check(AUTHENTICATOR);
    }

    @Test
    void documentsOfInsightsKnowOnlyJacksonBesides() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".insights.document")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        ROOT + ".platform.document",
                        ROOT + ".insights",
                        ROOT + ".insights.experiment",
                        ROOT + ".insights.document")
                .check(AUTHENTICATOR);
    }

    @Test
    void plainDocumentsKnowOnlyJava() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".platform.document")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".platform.document")
                .check(AUTHENTICATOR);
    }

    @Test
    void recoveryPolicyIsPure() {
        String recoveryPolicy = ROOT + ".recovery.policy";
        classes()
                .that()
                .resideInAPackage(recoveryPolicy + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".policy..", recoveryPolicy + "..")
                .allowEmptyShould(!exists(RECOVERY, recoveryPolicy))
                .check(RECOVERY);
    }

    @Test
    void onlyStoresKnowJpa() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .check(ALL);
    }

    @Test
    void formsBelongToTheGlue() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".policy..", ROOT + ".settings..", ROOT + ".audit..", ROOT + ".insights..", "..store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.keycloak.forms.login..")
                .check(ALL);
    }

    @Test
    void factoriesArePublicFinalAndNamedSo() {
        classes()
                .that(areConcrete(ProviderFactory.class))
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveSimpleNameEndingWith("Factory")
                .check(ALL);
    }

    @Test
    void providersArePackagePrivateAndFinal() {
        classes()
                .that(areConcrete(Provider.class))
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(ALL);
    }

    @Test
    void onlyThePlatformReadsClocks() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".platform..")
                .should()
                .callMethodWhere(describe("a clock is read", ArchitectureTest::readsClock))
                .check(ALL);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void packagesOfRecoveryAreFreeOfCycles() {
        slices().matching(ROOT + ".recovery.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(RECOVERY.stream()
                        .noneMatch(type -> type.getPackageName().startsWith(ROOT + ".recovery.")))
                .check(RECOVERY);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageUsesOnlyThoseAbove(String name) {
        String[] later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                .map(below -> ROOT + "." + below + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .allowEmptyShould(!exists(AUTHENTICATOR, ROOT + "." + name))
                .check(AUTHENTICATOR);
    }

    /** All but the last, which may use everything. */
    static Stream<String> packages() {
        return ORDER.subList(0, ORDER.size() - 1).stream();
    }

    @Test
    void authenticatorHasNoOtherPackages() {
        classes()
                .should()
                .resideInAnyPackage(
                        ORDER.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new))
                .check(AUTHENTICATOR);
    }

    @Test
    void recoveryUsesOnlyThePublishedPackages() {
        DescribedPredicate<JavaClass> published = resideInAnyPackage(
                ROOT + ".recovery..",
                ROOT + ".platform..",
                ROOT + ".policy..",
                ROOT + ".settings..",
                ROOT + ".audit.event..",
                ROOT + ".audit.visitor..",
                ROOT + ".lifecycle..");
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(published)))
                .check(RECOVERY);
    }

    @Test
    void everyClassIsInOurPackages() {
        classes().should().resideInAPackage(ROOT + "..").check(ALL);
    }

    /**
     * All but the evaluator that Keycloak hands to an admin API, and its part for single users, which only our rights, and those who
     * mount an API, may know. What else hangs on it, such as permissions of the second version, changes with each Keycloak.
     */
    @Test
    void rightsAreAskedForThroughTheAdminApi() {
        String fgap = "org.keycloak.services.resources.admin.fgap";
        Set<String> names = Set.of(fgap + ".AdminPermissionEvaluator", fgap + ".UserPermissionEvaluator");
        DescribedPredicate<JavaClass> evaluators =
                describe("an evaluator", candidate -> names.contains(candidate.getName()));
        DescribedPredicate<JavaClass> finegrained = resideInAPackage(fgap + "..");
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".admin", ROOT + ".platform.admin", ROOT + ".recovery.helpdesk")
                .should()
                .dependOnClassesThat(finegrained)
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".admin", ROOT + ".platform.admin", ROOT + ".recovery.helpdesk")
                .should()
                .dependOnClassesThat(finegrained.and(not(evaluators)))
                .check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"themes", "realm-config"})
    void moduleHoldsNoCode(String module) throws IOException {
        assertThat(files(Modules.directory(module).resolve("src")))
                .isNotEmpty()
                .noneMatch(name -> name.endsWith(".java") || name.endsWith(".class"));
    }

    @Test
    void themesDependOnNothing() throws IOException {
        assertThat(Files.readString(Modules.directory("themes").resolve("pom.xml")))
                .contains("<artifactId>passkey-journey-themes</artifactId>")
                .doesNotContain("<dependency>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticator", "recovery-flow"})
    void everyFactoryIsRegistered(String module) {
        JavaClasses classes = Modules.imported(module);
        Set<String> written = new TreeSet<>();
        for (JavaClass type : classes) {
            if (areConcrete(ProviderFactory.class).test(type)
                    || areConcrete(Spi.class).test(type)) {
                written.add(type.getName());
            }
        }
        Set<String> registered = new TreeSet<>();
        Modules.services(module).values().forEach(registered::addAll);

        assertThat(registered).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticator", "recovery-flow"})
    void everyRegisteredClassIsWhatItIsRegisteredAs(String module) {
        JavaClasses classes = Modules.imported(module);
        Modules.services(module)
                .forEach((service, names) -> assertThat(names)
                        .allSatisfy(name -> assertThat(classes.get(name).isAssignableTo(service))
                                .as("%s as %s", name, service)
                                .isTrue()));
    }

    private static DescribedPredicate<JavaClass> areConcrete(Class<?> type) {
        return describe(
                "are concrete implementations of " + type.getSimpleName(),
                candidate -> candidate.isAssignableTo(type)
                        && !candidate.isInterface()
                        && !candidate.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static boolean readsClock(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        String method = target.getOwner().getName() + "." + target.getName();
        return CLOCKS.stream().anyMatch(method::startsWith);
    }

    private static boolean exists(JavaClasses classes, String name) {
        return classes.stream()
                .anyMatch(type -> type.getPackageName().equals(name)
                        || type.getPackageName().startsWith(name + "."));
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}

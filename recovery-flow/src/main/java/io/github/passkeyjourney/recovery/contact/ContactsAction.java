package io.github.passkeyjourney.recovery.contact;

import io.github.passkeyjourney.audit.event.ContactChange;
import io.github.passkeyjourney.audit.event.ContactKind;
import io.github.passkeyjourney.audit.event.ContactsChanged;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.lifecycle.ChangeGate;
import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.background.Background;
import io.github.passkeyjourney.recovery.contact.PendingContact.Pending;
import io.github.passkeyjourney.recovery.contact.store.Contact;
import io.github.passkeyjourney.recovery.contact.store.Contacts;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import io.github.passkeyjourney.recovery.sms.PhoneNumber;
import io.github.passkeyjourney.recovery.sms.TextMessages;
import io.github.passkeyjourney.recovery.store.Binding;
import io.github.passkeyjourney.recovery.store.Claimant;
import io.github.passkeyjourney.recovery.store.Codes;
import io.github.passkeyjourney.recovery.store.Codes.Sent;
import io.github.passkeyjourney.recovery.store.Tries;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The page with a user's contacts. What is added is confirmed by a code first; what is changed takes a fresh, strong sign-in. */
final class ContactsAction implements RequiredActionProvider {

    private static final String COUNTER = "contact-";
    private static final String TEXT = "passkeyContactCode.text";

    private final KeycloakSession session;
    private final ChangeGate gate;
    private final Clock clock = new KeycloakClock();

    ContactsAction(KeycloakSession session) {
        this.session = session;
        this.gate = new ChangeGate(session);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession canceled, AuthenticationSessionModel authSession) {
        new PendingContact(authSession).forget();
    }

    /** In seconds. If an app asks for the page after an older or weaker sign-in, Keycloak has that done again by itself. */
    @Override
    public int getMaxAuthAge(KeycloakSession asked) {
        int own = RequiredActionProvider.super.getMaxAuthAge(asked);
        if (asked == null) {
            return own;
        }
        RealmModel realm = asked.getContext().getRealm();
        return (int) Math.min(
                own,
                new ChangeGate(asked)
                        .maxAuthAge(realm, asked.getContext().getAuthenticationSession())
                        .toSeconds());
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        gate.signedIn(context.getAuthenticationSession());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        ChangeVerdict verdict = verdict(context);
        PendingContact pending = new PendingContact(context.getAuthenticationSession());
        if (verdict.allows()) {
            pending.letIn(clock.instant());
            show(context, null);
        } else if (askedByApp(context)) {
            pending.forget();
            render(context, ContactsBean.refused(verdict));
        } else {
            // An admin wants it: the next sign-in may do for it.
            pending.forget();
            context.ignore();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        PendingContact pending = new PendingContact(context.getAuthenticationSession());
        ChangeVerdict verdict = verdict(context);
        // Getting a code takes time; whoever was let in to the page was fresh then.
        if (!verdict.allows() && !(verdict == ChangeVerdict.SIGN_IN_AGAIN && pending.wasLetIn(clock.instant()))) {
            pending.forget();
            render(context, ContactsBean.refused(verdict));
        } else if (form.containsKey("done")) {
            pending.forget();
            context.success();
        } else if (form.containsKey("add")) {
            begin(context, form.getFirst("add"), form);
        } else if (form.containsKey("again")) {
            again(context);
        } else if (form.containsKey("confirm")) {
            confirm(context, form.getFirst("code"));
        } else if (form.containsKey("remove")) {
            remove(context, form.getFirst("remove"));
        } else {
            pending.end();
            show(context, null);
        }
    }

    private ChangeVerdict verdict(RequiredActionContext context) {
        return gate.verdict(context.getRealm(), context.getUser(), context.getAuthenticationSession());
    }

    private void begin(RequiredActionContext context, @Nullable String word, MultivaluedMap<String, String> form) {
        ContactKind kind = ContactKind.PHONE.id().equals(word) ? ContactKind.PHONE : ContactKind.EMAIL;
        Optional<String> address = kind == ContactKind.EMAIL
                ? MailAddress.read(form.getFirst("email"))
                        .filter(read -> !read.isSameAs(context.getUser().getEmail()))
                        .map(MailAddress::value)
                : PhoneNumber.read(form.getFirst("phone"))
                        .filter(texts(context)::mayGoTo)
                        .map(PhoneNumber::value);
        if (address.isEmpty() || !offered(context).contains(kind)) {
            show(context, kind == ContactKind.EMAIL ? "email" : "phone");
            return;
        }
        new PendingContact(context.getAuthenticationSession()).begin(kind, address.get());
        again(context);
    }

    private void again(RequiredActionContext context) {
        Optional<Pending> pending = new PendingContact(context.getAuthenticationSession()).current();
        if (pending.isEmpty()) {
            show(context, null);
        } else if (tries().admitCode(claimant(context), counter(pending.get()))) {
            sendCode(context, pending.get());
            show(context, null);
        } else {
            new PendingContact(context.getAuthenticationSession()).end();
            show(context, "often");
        }
    }

    private void sendCode(RequiredActionContext context, Pending pending) {
        String code = NumberCode.create();
        codes().add(
                        claimant(context),
                        counter(pending),
                        binding(context),
                        new SlowHash(session, context.getRealm()).of(bound(code, pending)));
        String userId = context.getUser().getId();
        if (pending.kind() == ContactKind.EMAIL) {
            new Background(session).run("Sending a code by mail", (later, realm) -> {
                UserModel user = later.users().getUserById(realm, userId);
                if (user != null) {
                    new CodeMail(later, realm, user).confirm(pending.address(), code);
                }
            });
        } else {
            TextMessages.background(session).run("Sending a code by text message", (later, realm) -> {
                UserModel user = later.users().getUserById(realm, userId);
                if (user != null) {
                    new TextMessages(later, realm).send(user, new PhoneNumber(pending.address()), TEXT, code);
                }
            });
        }
    }

    private void confirm(RequiredActionContext context, @Nullable String typed) {
        Optional<Pending> pending = new PendingContact(context.getAuthenticationSession()).current();
        if (pending.isEmpty()) {
            show(context, null);
            return;
        }
        if (!isRight(context, pending.get(), typed)) {
            show(context, "code");
            return;
        }
        new PendingContact(context.getAuthenticationSession()).end();
        if (contacts()
                .add(claimant(context), pending.get().kind(), pending.get().address())) {
            record(context, pending.get().kind(), ContactChange.ADDED);
        }
        show(context, null);
    }

    /** Counted before anything is compared. */
    private boolean isRight(RequiredActionContext context, Pending pending, @Nullable String typed) {
        Claimant claimant = claimant(context);
        Optional<String> code = NumberCode.read(typed);
        if (code.isEmpty() || !tries().admit(claimant, counter(pending), Tries.MAX_A_DAY)) {
            return false;
        }
        Optional<Sent> sent = codes().attempt(claimant, counter(pending), binding(context));
        boolean right = sent.isPresent()
                && new SlowHash(session, context.getRealm())
                        .matches(bound(code.get(), pending), sent.get().slowHash())
                && codes().use(sent.get());
        if (right) {
            tries().succeeded(session, claimant, counter(pending));
        }
        return right;
    }

    private void remove(RequiredActionContext context, @Nullable String id) {
        Optional<Contact> contact = contacts().of(claimant(context)).stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        if (contact.isPresent() && contacts().remove(claimant(context), contact.get())) {
            record(context, contact.get().kind(), ContactChange.REMOVED);
        }
        show(context, null);
    }

    private void record(RequiredActionContext context, ContactKind kind, ContactChange change) {
        session.getProvider(FactRecorder.class)
                .record(gate.circumstances(context.getRealm(), context.getUser()), new ContactsChanged(kind, change));
    }

    private void show(RequiredActionContext context, @Nullable String error) {
        Instant now = clock.instant();
        render(
                context,
                ContactsBean.of(
                        contacts().of(claimant(context)),
                        offered(context),
                        new PendingContact(context.getAuthenticationSession())
                                .current()
                                .orElse(null),
                        session.getContext().resolveLocale(context.getUser()),
                        now,
                        error));
    }

    /** Which kinds may be added: one of each, and a number only where somebody could send to it. */
    private List<ContactKind> offered(RequiredActionContext context) {
        List<ContactKind> there =
                contacts().of(claimant(context)).stream().map(Contact::kind).toList();
        boolean phones = texts(context).ready();
        return List.of(ContactKind.values()).stream()
                .filter(kind -> !there.contains(kind) && (kind == ContactKind.EMAIL || phones))
                .toList();
    }

    private void render(RequiredActionContext context, ContactsBean bean) {
        context.challenge(context.form()
                .setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setAttribute("passkeyContacts", bean)
                .createForm("passkey-contacts.ftl"));
    }

    private TextMessages texts(RequiredActionContext context) {
        return new TextMessages(session, context.getRealm());
    }

    private Contacts contacts() {
        return new Contacts(session, clock);
    }

    private Codes codes() {
        return new Codes(session, clock);
    }

    private Tries tries() {
        return new Tries(session.getKeycloakSessionFactory(), clock);
    }

    private static Claimant claimant(RequiredActionContext context) {
        return Claimant.of(context.getRealm().getId(), context.getUser().getId());
    }

    private static Binding binding(RequiredActionContext context) {
        AuthenticationSessionModel page = context.getAuthenticationSession();
        return Binding.of(page.getParentSession().getId(), page.getTabId(), ContactsActionFactory.ID);
    }

    private static String counter(Pending pending) {
        return COUNTER + pending.kind().id();
    }

    /** A code for one address is none for another. */
    private static String bound(String code, Pending pending) {
        return code + " " + pending.address();
    }

    private static boolean askedByApp(RequiredActionContext context) {
        return context.getAction()
                .equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING));
    }

    @Override
    public void close() {}
}

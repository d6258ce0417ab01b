<#--
    On which a user parts with the password (docs/policy.md). As in passkey-enroll.ftl, only template.ftl is imported; it
    needs no script.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyDropPassword.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if passkeyDropPassword.allowed>${msg("passkeyDropPassword." + passkeyDropPassword.mandatory?then("titleMandatory", "title"))}<#else>${msg("passkeyDropPassword." + passkeyDropPassword.verdict + ".title")}</#if>
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <#if passkeyDropPassword.allowed>
            <p id="passkey-drop" class="pj-lead" data-verdict="allowed">${msg("passkeyDropPassword." + passkeyDropPassword.mandatory?then("leadMandatory", "lead"))}</p>
            <ul class="pj-benefits">
                <li>${msg("passkeyDropPassword.benefitSafe")}</li>
                <li>${msg("passkeyDropPassword.benefitSame")}</li>
                <li>${msg("passkeyDropPassword.benefitLoss")}</li>
            </ul>
        <#else>
            <p id="passkey-drop" class="pj-lead" data-verdict="${passkeyDropPassword.verdict}">${msg("passkeyDropPassword." + passkeyDropPassword.verdict + ".lead")}</p>
        </#if>

        <form id="passkey-drop-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
            <#if passkeyDropPassword.allowed>
                <p class="pj-where"><strong>${msg("passkeyDropPassword.whatTitle")}</strong> ${msg("passkeyDropPassword.what")}</p>
            </#if>
            <div class="${properties.kcFormGroupClass!} pj-actions">
                <#if passkeyDropPassword.allowed>
                    <button type="submit" id="passkey-drop-remove" name="remove" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyDropPassword." + passkeyDropPassword.mandatory?then("continue", "remove"))}
                    </button>
                    <#if !passkeyDropPassword.mandatory>
                        <button type="submit" id="passkey-drop-keep" name="keep" value="true" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeyDropPassword.keep")}
                        </button>
                    </#if>
                <#else>
                    <#if passkeyDropPassword.verdict = "passkey-first">
                        <a id="passkey-sign-in-again" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeyGuard.signInAgain")}
                        </a>
                    </#if>
                    <button type="submit" id="passkey-drop-leave" name="leave" value="true"
                            class="${(passkeyDropPassword.verdict = "passkey-first")?then(properties.kcButtonSecondaryClass!, properties.kcButtonPrimaryClass!)} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyDropPassword.leave")}
                    </button>
                </#if>
            </div>
        </form>
    </#if>
</@layout.registrationLayout>

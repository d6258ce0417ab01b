<#--
    What has to happen before a passkey may be made (docs/policy.md). As in passkey-enroll.ftl, only template.ftl is
    imported, and the way on works where scripts do not. It opens in a form of its own, so that no code has to be entered.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyGuard.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyGuard." + passkeyGuard.verdict + ".title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <#if passkeyGuard.error??>
            <div id="passkey-guard-error" role="alert" data-code="${passkeyGuard.error}" class="${properties.kcAlertClass!} pf-m-warning pj-error">
                <div class="${properties.kcAlertIconClass!}">
                    <span class="${properties.kcFeedbackWarningIcon!}" aria-hidden="true"></span>
                </div>
                <p class="${properties.kcAlertTitleClass!}">${msg("passkeyGuard.error." + passkeyGuard.error)}</p>
            </div>
        </#if>
        <p id="passkey-guard" class="pj-lead" data-verdict="${passkeyGuard.verdict}">
            ${msg("passkeyGuard." + passkeyGuard.verdict + ".lead", passkeyGuard.passkeys?c)}
        </p>

        <#if passkeyGuard.key??>
            <form id="passkey-confirm-key" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post" data-pj-scripted hidden>
                <input type="hidden" name="confirm" value="key">
                <input type="hidden" name="clientDataJSON">
                <input type="hidden" name="authenticatorData">
                <input type="hidden" name="signature">
                <input type="hidden" name="credentialId">
                <input type="hidden" name="userHandle">
                <input type="hidden" name="authenticatorAttachment">
                <p id="passkey-status" class="pj-status" role="status" data-waiting="${msg("passkeyEnroll.waiting")}"></p>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-use-key" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyGuard.useKey")}
                    </button>
                </div>
            </form>
            <#if !passkeyGuard.code><noscript><p class="pj-no-script">${msg("passkeyGuard.noScript")}</p></noscript></#if>
        </#if>

        <#if passkeyGuard.code>
            <form id="passkey-confirm-code" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <input type="hidden" name="confirm" value="code">
                <div class="${properties.kcFormGroupClass!}">
                    <div class="${properties.kcFormGroupLabelClass!}">
                        <label for="passkey-otp" class="${properties.kcFormLabelClass!}">
                            <span class="${properties.kcFormLabelTextClass!}">${msg("passkeyGuard.code")}</span>
                        </label>
                    </div>
                    <span class="${properties.kcInputClass!}">
                        <input type="text" id="passkey-otp" name="otp" autocomplete="one-time-code" inputmode="numeric" dir="ltr"
                               required <#if !passkeyGuard.key??>autofocus</#if>>
                    </span>
                </div>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-use-code" class="${(passkeyGuard.key??)?then(properties.kcButtonSecondaryClass!, properties.kcButtonPrimaryClass!)} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyGuard.useCode")}
                    </button>
                </div>
            </form>
        </#if>

        <form id="passkey-leave-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
            <div class="${properties.kcFormGroupClass!} pj-actions">
                <#if passkeyGuard.verdict = "sign-in-again">
                    <a id="passkey-sign-in-again" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyGuard.signInAgain")}
                    </a>
                <#elseif passkeyGuard.verdict = "limit-reached">
                    <a id="passkey-account" href="${passkeyGuard.account}" target="_blank" rel="noopener" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyGuard.manage")}
                    </a>
                </#if>
                <#if !passkeyGuard.duty>
                    <button type="submit" id="passkey-leave" name="leave" value="true"
                            class="${(passkeyGuard.locked || ["limit-reached", "undecided"]?seq_contains(passkeyGuard.verdict))?then(properties.kcButtonPrimaryClass!, properties.kcButtonSecondaryClass!)} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyGuard.leave")}
                    </button>
                <#elseif passkeyGuard.verdict != "sign-in-again">
                    <a id="passkey-start-over" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyAdvice.renew.startOver")}
                    </a>
                </#if>
            </div>
        </form>

        <#if passkeyGuard.key??>
            <script type="module">
                <#outputformat "JavaScript">
                import { start } from ${(static + "/confirm.js")?c};

                start(document.getElementById("passkey-confirm-key"), {
                    challenge: ${passkeyGuard.key.challenge?c},
                    rpId: ${passkeyGuard.key.rpId?c},
                    userVerification: ${passkeyGuard.key.userVerification?c},
                    handles: [<#list passkeyGuard.key.handles as handle>${handle?c}<#sep>, </#list>]
                });
                </#outputformat>
            </script>
        </#if>
    </#if>
</@layout.registrationLayout>

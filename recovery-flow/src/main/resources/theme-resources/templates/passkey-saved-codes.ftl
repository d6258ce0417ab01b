<#--
    Ten new codes to print, download or copy (docs/recovery.md). As in passkey-enroll.ftl, only template.ftl is imported; without
    scripts the codes are there to be written down, and the form does the rest. Nothing that it posts is secret.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeySavedCodes.staticPath>
<#assign asked = isAppInitiatedAction??>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if passkeySavedCodes.codes?has_content>${msg("passkeySavedCodes.title")}<#else>${msg("passkeySavedCodes." + passkeySavedCodes.verdict + ".title")}</#if>
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <link rel="stylesheet" href="${static}/saved-codes.css">
        <script type="module" src="${static}/once.js"></script>
        <#if passkeySavedCodes.codes?has_content>
            <#if passkeySavedCodes.again>
                <div id="passkey-codes-again" role="alert" class="${properties.kcAlertClass!} pf-m-warning pj-error">
                    <div class="${properties.kcAlertIconClass!}"><span class="${properties.kcFeedbackWarningIcon!}" aria-hidden="true"></span></div>
                    <p class="${properties.kcAlertTitleClass!}">${msg("passkeySavedCodes.again")}</p>
                </div>
            </#if>
            <p id="passkey-codes-lead" class="pj-lead">${msg("passkeySavedCodes.lead")}</p>
            <div id="passkey-codes" class="pj-codes" data-verdict="allowed"
                 data-file="${msg("passkeySavedCodes.file")}"
                 data-heading="${msg("passkeySavedCodes.heading", realm.displayName, passkeySavedCodes.account)}"
                 data-once="${msg("passkeySavedCodes.once")}">
                <ol class="pj-code-list" dir="ltr" translate="no" aria-label="${msg("passkeySavedCodes.title")}">
                    <#list passkeySavedCodes.codes as code>
                        <li>${code}</li>
                    </#list>
                </ol>
                <p class="pj-print-only">${msg("passkeySavedCodes.once")}</p>
            </div>
            <div id="passkey-codes-tools" class="pj-tools" data-pj-scripted hidden>
                <button type="button" id="passkey-codes-download" class="${properties.kcButtonSecondaryClass!}">${msg("passkeySavedCodes.download")}</button>
                <button type="button" id="passkey-codes-print" class="${properties.kcButtonSecondaryClass!}">${msg("passkeySavedCodes.print")}</button>
                <button type="button" id="passkey-codes-copy" class="${properties.kcButtonSecondaryClass!}">${msg("passkeySavedCodes.copy")}</button>
            </div>
            <p id="passkey-codes-status" class="pj-status" role="status" data-copied="${msg("passkeySavedCodes.copied")}" data-select="${msg("passkeySavedCodes.select")}"></p>
            <p class="pj-hint"><#if passkeySavedCodes.replacing>${msg("passkeySavedCodes.replacing")}<#else>${msg("passkeySavedCodes.pending")}</#if></p>
            <form id="passkey-codes-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <input type="hidden" name="page" value="${passkeySavedCodes.page}">
                <div class="${properties.kcFormGroupClass!} pj-check">
                    <input type="checkbox" id="passkey-codes-saved" name="saved" value="true" required>
                    <label for="passkey-codes-saved">${msg("passkeySavedCodes.saved")}</label>
                </div>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-codes-confirm" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeySavedCodes.confirm")}
                    </button>
                    <#if asked>
                        <button type="submit" id="passkey-codes-cancel" name="cancel-aia" value="true" formnovalidate class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeySavedCodes.cancel")}
                        </button>
                    </#if>
                </div>
            </form>
            <script type="module" src="${static}/saved-codes.js"></script>
        <#else>
            <p id="passkey-codes" class="pj-lead" data-verdict="${passkeySavedCodes.verdict}">${msg("passkeySavedCodes." + passkeySavedCodes.verdict + ".lead")}</p>
            <form id="passkey-codes-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <#if passkeySavedCodes.signInAgain || !asked>
                        <a id="passkey-sign-in-again" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeySavedCodes.signInAgain")}
                        </a>
                    </#if>
                    <#if asked>
                        <button type="submit" id="passkey-codes-cancel" name="cancel-aia" value="true"
                                class="${passkeySavedCodes.signInAgain?then(properties.kcButtonSecondaryClass!, properties.kcButtonPrimaryClass!)} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeySavedCodes.leave")}
                        </button>
                    </#if>
                </div>
            </form>
        </#if>
    </#if>
</@layout.registrationLayout>

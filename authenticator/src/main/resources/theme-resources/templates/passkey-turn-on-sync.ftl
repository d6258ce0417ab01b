<#--
    Asks to switch on what brings a passkey to the user's other devices (docs/policy.md). Nothing is made here. As in
    passkey-enroll.ftl, only template.ftl is imported; it needs no script.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyTurnOnSync.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyAdvice.turn-on-sync.title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <div class="pj-hero" aria-hidden="true">
            <svg viewBox="0 0 64 64" width="48" height="48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
                <path d="M18 46a12 12 0 0 1-1-24 17 17 0 0 1 32 3 11 11 0 0 1-2 21"/>
                <path d="M32 54V34m-8 7 8-8 8 8"/>
            </svg>
        </div>
        <p id="passkey-advice" class="pj-lead" data-advice="turn-on-sync">${msg("passkeyAdvice.turn-on-sync.lead")}</p>
        <ul class="pj-benefits">
            <li>${msg("passkeyAdvice.turn-on-sync.benefitLoss")}</li>
            <li>${msg("passkeyAdvice.turn-on-sync.benefitDevices")}</li>
        </ul>
        <form id="passkey-sync-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
            <#if passkeyTurnOnSync.vendor??>
                <p class="pj-where"><strong>${msg("passkeyAdvice.turn-on-sync.vendor")}</strong> <bdi>${passkeyTurnOnSync.vendor}</bdi></p>
            </#if>
            <p id="passkey-how" class="pj-where" data-platform="${passkeyTurnOnSync.platform}"><strong>${msg("passkeyAdvice.turn-on-sync.howTitle")}</strong> ${msg("passkeyAdvice.turn-on-sync.how." + passkeyTurnOnSync.platform)}</p>
            <div class="${properties.kcFormGroupClass!} pj-actions">
                <button type="submit" id="passkey-done" name="done" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                    ${msg("passkeyAdvice.turn-on-sync.done")}
                </button>
                <button type="submit" id="passkey-skip" name="skip" value="true" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                    ${msg("passkeyEnroll.skip")}
                </button>
            </div>
        </form>
    </#if>
</@layout.registrationLayout>

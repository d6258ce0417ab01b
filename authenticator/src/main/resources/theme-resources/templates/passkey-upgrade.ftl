<#--
    After a sign-in with a password: asks the browser whether it makes a passkey by itself, and goes on whatever comes of it;
    then tells the user that there is one (docs/policy.md). As in passkey-enroll.ftl, only template.ftl is imported, and the
    way on works where scripts do not.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyUpgrade.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg(passkeyUpgrade.done?then("passkeyUpgrade.title", "passkeyUpgrade.working"))}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <#if passkeyUpgrade.done>
            <div class="pj-hero" aria-hidden="true">
                <svg viewBox="0 0 64 64" width="48" height="48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
                    <circle cx="25" cy="21" r="10"/>
                    <path d="M6 52c0-11 8-18 19-18 4 0 7 1 10 3"/>
                    <path d="m38 46 7 7 13-15"/>
                </svg>
            </div>
            <div id="passkey-upgraded">
                <p class="pj-lead">${msg("passkeyUpgrade.lead")}</p>
            </div>
        <#else>
            <p id="passkey-upgrading" class="pj-lead">${msg("passkeyUpgrade.wait")}</p>
        </#if>

        <form id="passkey-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
            <#if passkeyUpgrade.done>
                <p class="pj-where">${msg("passkeyUpgrade.unwanted")}</p>
            <#else>
                <input type="hidden" name="upgrade" value="true">
                <input type="hidden" name="clientDataJSON">
                <input type="hidden" name="attestationObject">
                <input type="hidden" name="publicKeyCredentialId">
                <input type="hidden" name="transports">
                <input type="hidden" name="authenticatorAttachment">
            </#if>
            <div class="${properties.kcFormGroupClass!} pj-actions">
                <button type="submit" id="passkey-continue"
                        class="${passkeyUpgrade.done?then(properties.kcButtonPrimaryClass!, properties.kcButtonSecondaryClass!)} ${properties.kcButtonBlockClass!}">
                    ${msg("passkeyEnroll.continue")}
                </button>
            </div>
        </form>

        <#if !passkeyUpgrade.done>
            <#-- If the page's own script does not arrive, or does not come to an end. -->
            <script>
                setTimeout(function () {
                    var form = document.getElementById("passkey-form");
                    form.dataset.sent || form.submit();
                }, 8000);
            </script>
            <script type="module">
                <#outputformat "JavaScript">
                import { upgrade } from ${(static + "/upgrade.js")?c};

                upgrade(document.getElementById("passkey-form"), {
                    challenge: ${challenge?c},
                    userId: ${userid?c},
                    userName: ${username?c},
                    displayName: ${passkeyUpgrade.displayName?c},
                    rpId: ${rpId?c},
                    rpName: ${rpEntityName?c},
                    algorithms: [<#list signatureAlgorithms as algorithm>${algorithm?c}<#sep>, </#list>],
                    attestation: ${attestationConveyancePreference?c},
                    attachment: ${authenticatorAttachment?c},
                    exclude: ${excludeCredentialIds?c}
                });
                </#outputformat>
            </script>
        </#if>
    </#if>
</@layout.registrationLayout>

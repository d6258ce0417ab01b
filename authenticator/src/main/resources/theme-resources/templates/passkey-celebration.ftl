<#--
    The first sign-in with a passkey (docs/policy.md). It goes on by itself, unless somebody touches something to read in
    peace; without scripts the button does it. As in passkey-enroll.ftl, only template.ftl is imported.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyCelebration.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyCelebration.title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <div class="pj-hero pj-celebrated" aria-hidden="true">
            <svg viewBox="0 0 64 64" width="56" height="56" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">
                <circle cx="32" cy="32" r="27"/>
                <path d="M20 33l9 9 16-19"/>
            </svg>
        </div>
        <p id="passkey-celebrated" class="pj-lead pj-celebration" role="status"><#if passkeyCelebration.seconds != 0>${msg("passkeyCelebration.lineSeconds", passkeyCelebration.seconds?c)}<#else>${msg("passkeyCelebration.line")}</#if></p>
        <form id="passkey-celebration" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
            <div class="${properties.kcFormGroupClass!} pj-actions">
                <button type="submit" id="passkey-continue" autofocus class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                    ${msg("passkeyCelebration.continue")}
                </button>
            </div>
        </form>
        <script>
            (function () {
                var goOn = setTimeout(function () {
                    document.getElementById("passkey-celebration").submit();
                }, 4000);
                ["pointerdown", "keydown"].forEach(function (touch) {
                    addEventListener(touch, function () {
                        clearTimeout(goOn);
                    });
                });
            })();
        </script>
    </#if>
</@layout.registrationLayout>

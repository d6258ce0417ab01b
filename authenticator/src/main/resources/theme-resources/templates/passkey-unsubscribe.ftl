<#--
    No more announcements (docs/notices.md). Opened by a link of a mail, outside of any sign-in. As in passkey-enroll.ftl, only
    template.ftl is imported; it needs no script.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyUnsubscribe.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyUnsubscribe." + passkeyUnsubscribe.step + ".title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <p id="passkey-unsubscribe" class="pj-lead" role="status" data-step="${passkeyUnsubscribe.step}">${msg("passkeyUnsubscribe." + passkeyUnsubscribe.step + ".lead")}</p>
        <#if passkeyUnsubscribe.step = "ask">
            <form class="${properties.kcFormClass!} pj-form" action="${passkeyUnsubscribe.action}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-confirm" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyUnsubscribe.confirm")}
                    </button>
                </div>
            </form>
        </#if>
    </#if>
</@layout.registrationLayout>

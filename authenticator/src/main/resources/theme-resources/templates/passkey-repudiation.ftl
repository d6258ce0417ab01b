<#--
    "This wasn't me" (docs/notices.md). Opened by a link of a mail, outside of any sign-in. As in passkey-enroll.ftl, only
    template.ftl is imported; it needs no script.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyRepudiation.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyRepudiation." + passkeyRepudiation.step + ".title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <p id="passkey-repudiation" class="pj-lead" role="status" data-step="${passkeyRepudiation.step}">${msg("passkeyRepudiation." + passkeyRepudiation.step + ".lead")}</p>
        <#if passkeyRepudiation.step = "ask">
            <ul class="pj-benefits">
                <li>${msg("passkeyRepudiation.ask.passkey")}</li>
                <li>${msg("passkeyRepudiation.ask.sessions")}</li>
                <li>${msg("passkeyRepudiation.ask.rest")}</li>
            </ul>
            <form class="${properties.kcFormClass!} pj-form" action="${passkeyRepudiation.action}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-confirm" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyRepudiation.confirm")}
                    </button>
                </div>
            </form>
            <p class="pj-where">${msg("passkeyRepudiation.ask.mine")}</p>
        <#elseif passkeyRepudiation.step != "invalid">
            <ul class="pj-benefits">
                <li>${msg("passkeyRepudiation.next.password")}</li>
                <li>${msg("passkeyRepudiation.next.helpdesk")}</li>
            </ul>
        </#if>
    </#if>
</@layout.registrationLayout>

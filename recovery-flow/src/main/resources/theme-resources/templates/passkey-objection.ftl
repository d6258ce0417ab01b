<#--
    "This wasn't me", of a recovery (docs/recovery.md). Opened by a link of a mail, outside of any sign-in. As in passkey-enroll.ftl,
    only template.ftl is imported; it needs no script.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyObjection.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyObjection." + passkeyObjection.step + ".title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <p id="passkey-objection" class="pj-lead" role="status" data-step="${passkeyObjection.step}">${msg("passkeyObjection." + passkeyObjection.step + ".lead")}</p>
        <#if passkeyObjection.step = "ask">
            <form class="${properties.kcFormClass!} pj-form" action="${passkeyObjection.action}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-confirm" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyObjection.confirm")}
                    </button>
                </div>
            </form>
        </#if>
    </#if>
</@layout.registrationLayout>

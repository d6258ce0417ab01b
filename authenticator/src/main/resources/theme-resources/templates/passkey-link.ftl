<#--
    The phone's pages beside the ceremony on the way to a passkey by a link (docs/device-link.md), outside of any sign-in. As in
    passkey-enroll.ftl, only template.ftl is imported; without scripts its button does what the script does.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyLink.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyLink.phone." + passkeyLink.step + ".title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <div id="passkey-link" data-step="${passkeyLink.step}"<#if passkeyLink.poll??> data-poll="${passkeyLink.poll}"</#if>>
        <p class="pj-lead" role="status">${msg("passkeyLink.phone." + passkeyLink.step + ".lead")}</p>
        <#if passkeyLink.step = "wait">
            <p id="passkey-number" class="pj-big-number" dir="ltr" aria-label="${msg("passkeyLink.phone.number", passkeyLink.number?c)}">${passkeyLink.number?c}</p>
        </#if>
        <#if passkeyLink.action??>
            <form id="passkey-link-form" class="${properties.kcFormClass!} pj-form" action="${passkeyLink.action}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-confirm" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("passkeyLink.phone." + passkeyLink.step + ".button")}</button>
                </div>
            </form>
        </#if>
        <#if passkeyLink.step = "ask"><p class="pj-hint">${msg("passkeyLink.phone.ask.notMine")}</p></#if>
        </div>
        <#if passkeyLink.poll??><script type="module" src="${static}/device-link.js"></script></#if>
    </#if>
</@layout.registrationLayout>

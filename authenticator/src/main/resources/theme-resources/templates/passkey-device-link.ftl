<#--
    The computer's page on the way to a passkey on a phone (docs/device-link.md). As in passkey-enroll.ftl, only template.ftl is
    imported; without scripts its buttons do what the script does.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyDeviceLink.staticPath>
<#assign step = passkeyDeviceLink.step>
<#assign showing = step = "open" || step = "claimed">
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if showing>${msg("passkeyLink.title")}<#elseif step = "done">${msg("passkeyLink.done.title")}<#elseif step = "ended">${msg("passkeyLink.ended." + passkeyDeviceLink.end + ".title")}<#else>${msg("passkeyLink.waiting.title")}</#if>
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <div id="passkey-device-link" data-step="${step}"<#if passkeyDeviceLink.poll??> data-poll="${passkeyDeviceLink.poll}"</#if><#if passkeyDeviceLink.end??> data-end="${passkeyDeviceLink.end}"</#if>>
        <#if showing>
            <ol class="pj-steps">
                <li>${msg("passkeyLink.step.scan")}</li>
                <li>${msg("passkeyLink.step.number")}</li>
                <li>${msg("passkeyLink.step.create")}</li>
            </ol>
            <p class="pj-code"><img id="passkey-code" src="data:image/png;base64,${passkeyDeviceLink.code}" width="264" height="264" alt="${msg("passkeyLink.codeAlt")}"></p>
            <p id="passkey-claimed" class="pj-hint" role="status"><span<#if step = "open"> hidden</#if>>${msg("passkeyLink.claimed")}</span></p>
            <form id="passkey-number-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!}">
                    <label for="passkey-number" class="${properties.kcLabelClass!}">${msg("passkeyLink.number")}</label>
                    <input id="passkey-number" name="number" class="${properties.kcInputClass!} pj-number" type="text" inputmode="numeric" autocomplete="off" minlength="3" maxlength="3" required dir="ltr" aria-describedby="passkey-validity">
                    <p id="passkey-validity" class="pj-hint">${msg("passkeyLink.validity")}</p>
                </div>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-confirm" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("passkeyLink.confirm")}</button>
                </div>
            </form>
        <#elseif step = "done">
            <p class="pj-lead" role="status">${msg("passkeyLink.done.lead", passkeyDeviceLink.label)}</p>
        <#elseif step = "ended">
            <p class="pj-lead" role="alert">${msg("passkeyLink.ended." + passkeyDeviceLink.end + ".lead")}</p>
        <#else>
            <p class="pj-lead" role="status">${msg("passkeyLink.waiting.lead")}</p>
        </#if>
        <form id="passkey-link-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
            <div class="${properties.kcFormGroupClass!} pj-actions">
                <#if step = "done">
                    <button type="submit" id="passkey-continue" name="continue" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("passkeyLink.continue")}</button>
                <#else>
                    <#if step = "ended">
                        <#if passkeyDeviceLink.end != "limit">
                            <button type="submit" id="passkey-again" name="again" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("passkeyLink.again")}</button>
                        </#if>
                    <#elseif !showing>
                        <button type="submit" id="passkey-refresh" name="refresh" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("passkeyLink.refresh")}</button>
                    </#if>
                    <button type="submit" id="passkey-cancel" name="cancel" value="true" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${msg("passkeyLink.cancel")}</button>
                </#if>
            </div>
        </form>
        </div>
        <#if passkeyDeviceLink.poll??><script type="module" src="${static}/device-link.js"></script></#if>
    </#if>
</@layout.registrationLayout>

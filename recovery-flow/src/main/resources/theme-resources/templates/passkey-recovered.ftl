<#--
    The end of a recovery (docs/recovery.md): what was lost, and who else is signed in. As in passkey-enroll.ftl, only template.ftl is
    imported; it needs no script.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyRecovered.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if passkeyRecovered.codes?has_content>${msg("passkeyRecovered.codes.title")}<#else>${msg(passkeyRecovered.ended?then("passkeyRecovered.title", "passkeyRecovered.none.title"))}</#if>
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <link rel="stylesheet" href="${static}/recovery.css">
        <link rel="stylesheet" href="${static}/saved-codes.css">
        <script type="module" src="${static}/once.js"></script>
        <#if passkeyRecovered.codes?has_content>
            <p id="passkey-recovered" class="pj-lead" data-ended="true">${msg("passkeyRecovered.codes.lead")}</p>
            <div class="pj-codes">
                <ol id="passkey-new-codes" class="pj-code-list" dir="ltr" translate="no" aria-label="${msg("passkeyRecovered.codes.title")}">
                    <#list passkeyRecovered.codes as code>
                        <li>${code}</li>
                    </#list>
                </ol>
            </div>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-codes-kept" name="kept" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyRecovered.codes.kept")}
                    </button>
                </div>
            </form>
        <#else>
        <p id="passkey-recovered" class="pj-lead" data-ended="${passkeyRecovered.ended?c}">${msg(passkeyRecovered.ended?then("passkeyRecovered.lead", "passkeyRecovered.none.lead"))}</p>
        <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
            <#if passkeyRecovered.ended>
                <#if passkeyRecovered.credentials?has_content>
                    <fieldset class="pj-choices">
                        <legend>${msg("passkeyRecovered.lost")}</legend>
                        <#list passkeyRecovered.credentials as credential>
                            <label class="pj-choice">
                                <input type="checkbox" name="lost" value="${credential.id}">
                                <span><span class="pj-choice-name">${msg("passkeyRecovered.type." + credential.type)}</span><#if credential.label?has_content> <bdi>${credential.label}</bdi></#if></span>
                            </label>
                        </#list>
                    </fieldset>
                </#if>
                <label class="pj-choice">
                    <input type="checkbox" name="sessions" value="true" checked>
                    <span>${msg("passkeyRecovered.sessions")}</span>
                </label>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-finish" name="finish" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyRecovered.finish")}
                    </button>
                </div>
            <#else>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-again" name="again" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyRecovered.none.again")}
                    </button>
                    <a id="passkey-start-over" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyRecovered.none.startOver")}
                    </a>
                </div>
            </#if>
        </form>
        </#if>
    </#if>
</@layout.registrationLayout>

<#--
    Getting back in (docs/recovery.md). As in passkey-enroll.ftl, only template.ftl is imported. It needs no script. Before the first
    proof the page is the same for every name, known or not.
-->
<#import "template.ftl" as layout>
<#-- The layout would show the name, with a field of its own, for those names alone that there are. -->
<#global auth = {}>
<#assign static = url.resourcesPath + "/" + passkeyRecovery.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if passkeyRecovery.step = "answer">${msg("passkeyRecovery.method." + passkeyRecovery.method.id + ".title")}<#else>${msg("passkeyRecovery." + passkeyRecovery.step + ".title")}</#if>
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <link rel="stylesheet" href="${static}/recovery.css">
        <script type="module" src="${static}/once.js"></script>
        <#if passkeyRecovery.step = "answer" && passkeyRecovery.method.sends>
            <script type="module" src="${static}/waiting.js"></script>
        </#if>
        <#if passkeyRecovery.error??>
            <div id="passkey-error" role="alert" data-code="${passkeyRecovery.error}" class="${properties.kcAlertClass!} pf-m-warning pj-error">
                <div class="${properties.kcAlertIconClass!}">
                    <span class="${properties.kcFeedbackWarningIcon!}" aria-hidden="true"></span>
                </div>
                <p class="${properties.kcAlertTitleClass!}">${msg("passkeyRecovery.error." + passkeyRecovery.error)}</p>
            </div>
        </#if>
        <#if passkeyRecovery.proven?has_content>
            <ul id="passkey-proven" class="pj-benefits" aria-label="${msg("passkeyRecovery.proven")}">
                <#list passkeyRecovery.proven as root>
                    <li data-root="${root}">${msg("passkeyRecovery.root." + root)}</li>
                </#list>
            </ul>
        </#if>

        <#if passkeyRecovery.step = "list">
            <p id="passkey-recovery" class="pj-lead" data-step="list" data-missing="${passkeyRecovery.missing?c}">
                <#if passkeyRecovery.missing = 0>${msg("passkeyRecovery.list.lead")}<#else>${msg("passkeyRecovery.list.more", passkeyRecovery.missing?c)}</#if>
            </p>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <ul class="pj-methods">
                    <#list passkeyRecovery.methods as method>
                        <li>
                            <button type="submit" name="choose" value="${method.id}" class="pj-method">
                                <span class="pj-method-name">${msg("passkeyRecovery.method." + method.id + ".name")}</span>
                                <span class="pj-method-what">${msg("passkeyRecovery.method." + method.id + ".what")}<#if method.hint??> <bdi dir="ltr">${method.hint}</bdi></#if></span>
                            </button>
                        </li>
                    <#else>
                        <li id="passkey-none">${msg("passkeyRecovery.list.none")}</li>
                    </#list>
                </ul>
            </form>
        <#elseif passkeyRecovery.step = "answer">
            <p id="passkey-recovery" class="pj-lead" data-step="answer" data-method="${passkeyRecovery.method.id}">
                ${msg("passkeyRecovery.method." + passkeyRecovery.method.id + ".lead")}<#if passkeyRecovery.method.hint??> <bdi dir="ltr">${passkeyRecovery.method.hint}</bdi></#if>
            </p>
            <#if passkeyRecovery.method.shown??>
                <p class="pj-shown"><span class="pj-shown-name">${msg("passkeyRecovery.method." + passkeyRecovery.method.id + ".shown")}</span>
                    <bdi id="passkey-shown" class="pj-number" dir="ltr">${passkeyRecovery.method.shown}</bdi></p>
            </#if>
            <form id="passkey-answer-form" class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <input type="hidden" name="method" value="${passkeyRecovery.method.id}">
                <#if passkeyRecovery.method.id = "existing-factor">
                    <@field name="password" type="password" autocomplete="current-password" focus=true/>
                    <p class="pj-or">${msg("passkeyRecovery.or")}</p>
                    <@field name="otp" type="text" autocomplete="one-time-code" mode="numeric"/>
                <#elseif passkeyRecovery.method.id = "saved-code">
                    <@field name="code" type="text" autocomplete="off" focus=true label="savedCode" mono=true/>
                <#elseif passkeyRecovery.method.id = "access-pass">
                    <@field name="code" type="text" autocomplete="off" mode="numeric" label="accessPass"/>
                <#else>
                    <@field name="code" type="text" autocomplete="one-time-code" mode="numeric" focus=true mono=true/>
                </#if>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-answer" name="answer" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyRecovery.continue")}
                    </button>
                </div>
            </form>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <#if passkeyRecovery.method.sends && !passkeyRecovery.method.shown??>
                        <button type="submit" id="passkey-again" name="choose" value="${passkeyRecovery.method.id}" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeyRecovery.again")}
                        </button>
                    </#if>
                    <button type="submit" id="passkey-other" name="list" value="true" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyRecovery.other")}
                    </button>
                </div>
            </form>
        <#elseif passkeyRecovery.step = "wait">
            <p id="passkey-recovery" class="pj-lead" data-step="wait">${msg("passkeyRecovery.wait.lead", passkeyRecovery.until)}</p>
            <ul class="pj-steps">
                <li>${msg("passkeyRecovery.wait.told")}</li>
                <li>${msg("passkeyRecovery.wait.back")}</li>
                <li>${msg("passkeyRecovery.wait.proof")}</li>
            </ul>
        <#else>
            <p id="passkey-recovery" class="pj-lead" data-step="ending">${msg("passkeyRecovery.ending.lead")}</p>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <#list passkeyRecovery.passkeyFirst?then(["passkey", "password"], ["password", "passkey"]) as ending>
                        <button type="submit" id="passkey-end-${ending}" name="ending" value="${ending}"
                                class="${(ending?index = 0)?then(properties.kcButtonPrimaryClass!, properties.kcButtonSecondaryClass!)} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeyRecovery.ending." + ending)}
                        </button>
                    </#list>
                </div>
            </form>
        </#if>
        <p class="pj-back"><a id="passkey-back" href="${url.loginUrl}">${msg("passkeyRecovery.signIn")}</a></p>
    </#if>
</@layout.registrationLayout>

<#macro field name type autocomplete mode="" focus=false label=name mono=false>
    <div class="${properties.kcFormGroupClass!}">
        <div class="${properties.kcFormGroupLabelClass!}">
            <label for="passkey-${name}" class="${properties.kcFormLabelClass!}">
                <span class="${properties.kcFormLabelTextClass!}">${msg("passkeyRecovery.field." + label)}</span>
            </label>
        </div>
        <span class="${properties.kcInputClass!}">
            <input type="${type}" id="passkey-${name}" name="${name}" autocomplete="${autocomplete}" dir="ltr" spellcheck="false" autocapitalize="off"
                   <#if mode?has_content>inputmode="${mode}"</#if><#if mono> class="pj-number"</#if><#if focus> autofocus</#if>>
        </span>
    </div>
</#macro>

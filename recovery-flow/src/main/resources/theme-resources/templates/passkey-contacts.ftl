<#--
    The contacts that help back into an account (docs/recovery.md). As in passkey-enroll.ftl, only template.ftl is imported; it needs
    no script. Most of each address is hidden.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyContacts.staticPath>
<#assign asked = isAppInitiatedAction??>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if !passkeyContacts.allowed>${msg("passkeyContacts." + passkeyContacts.verdict + ".title")}<#elseif passkeyContacts.pending??>${msg("passkeyContacts.confirm.title")}<#else>${msg("passkeyContacts.title")}</#if>
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <link rel="stylesheet" href="${static}/recovery.css">
        <script type="module" src="${static}/once.js"></script>
        <#if passkeyContacts.error??>
            <div id="passkey-error" role="alert" data-code="${passkeyContacts.error}" class="${properties.kcAlertClass!} pf-m-warning pj-error">
                <div class="${properties.kcAlertIconClass!}"><span class="${properties.kcFeedbackWarningIcon!}" aria-hidden="true"></span></div>
                <p class="${properties.kcAlertTitleClass!}">${msg("passkeyContacts.error." + passkeyContacts.error)}</p>
            </div>
        </#if>
        <#if !passkeyContacts.allowed>
            <p id="passkey-contacts" class="pj-lead" data-verdict="${passkeyContacts.verdict}">${msg("passkeyContacts." + passkeyContacts.verdict + ".lead")}</p>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <#if passkeyContacts.signInAgain || !asked>
                        <a id="passkey-sign-in-again" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeyContacts.signInAgain")}
                        </a>
                    </#if>
                    <#if asked>
                        <button type="submit" id="passkey-contacts-cancel" name="cancel-aia" value="true"
                                class="${passkeyContacts.signInAgain?then(properties.kcButtonSecondaryClass!, properties.kcButtonPrimaryClass!)} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeyContacts.leave")}
                        </button>
                    </#if>
                </div>
            </form>
        <#elseif passkeyContacts.pending??>
            <p id="passkey-contacts" class="pj-lead" data-verdict="allowed" data-step="confirm">
                ${msg("passkeyContacts.confirm." + passkeyContacts.pending.kind)} <bdi dir="ltr">${passkeyContacts.pending.masked}</bdi>
            </p>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <@field name="code" type="text" autocomplete="one-time-code" mode="numeric" focus=true mono=true/>
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-confirm" name="confirm" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyContacts.confirm")}
                    </button>
                </div>
            </form>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-again" name="again" value="true" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyContacts.again")}
                    </button>
                    <button type="submit" id="passkey-list" name="list" value="true" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyContacts.back")}
                    </button>
                </div>
            </form>
        <#else>
            <p id="passkey-contacts" class="pj-lead" data-verdict="allowed" data-step="list">${msg("passkeyContacts.lead")}</p>
            <#if passkeyContacts.contacts?has_content>
                <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                    <ul class="pj-contacts" aria-label="${msg("passkeyContacts.list")}">
                        <#list passkeyContacts.contacts as contact>
                            <li class="pj-contact" data-kind="${contact.kind}" data-rests="${(contact.restsUntil??)?c}">
                                <span>
                                    <span class="pj-method-name">${msg("passkeyContacts.kind." + contact.kind)}</span> <bdi dir="ltr">${contact.masked}</bdi><br>
                                    <span class="pj-method-what"><#if contact.restsUntil??>${msg("passkeyContacts.rests", contact.restsUntil)}<#else>${msg("passkeyContacts.ready")}</#if></span>
                                </span>
                                <button type="submit" name="remove" value="${contact.id}" class="${properties.kcButtonSecondaryClass!}" aria-label="${msg("passkeyContacts.remove." + contact.kind)}">${msg("passkeyContacts.remove")}</button>
                            </li>
                        </#list>
                    </ul>
                </form>
            </#if>
            <#list passkeyContacts.offered as kind>
                <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                    <@field name=kind type=(kind = "phone")?then("tel", "email") autocomplete=(kind = "phone")?then("tel", "email") hint=(kind = "phone")/>
                    <div class="${properties.kcFormGroupClass!} pj-actions">
                        <button type="submit" id="passkey-add-${kind}" name="add" value="${kind}" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                            ${msg("passkeyContacts.add." + kind)}
                        </button>
                    </div>
                </form>
            </#list>
            <p class="pj-hint">${msg("passkeyContacts.hint")}</p>
            <form class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post">
                <div class="${properties.kcFormGroupClass!} pj-actions">
                    <button type="submit" id="passkey-contacts-done" name="done" value="true" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyContacts.done")}
                    </button>
                </div>
            </form>
        </#if>
    </#if>
</@layout.registrationLayout>

<#macro field name type autocomplete mode="" focus=false mono=false hint=false>
    <div class="${properties.kcFormGroupClass!}">
        <div class="${properties.kcFormGroupLabelClass!}">
            <label for="passkey-${name}" class="${properties.kcFormLabelClass!}">
                <span class="${properties.kcFormLabelTextClass!}">${msg("passkeyContacts.field." + name)}</span>
            </label>
        </div>
        <span class="${properties.kcInputClass!}">
            <input type="${type}" id="passkey-${name}" name="${name}" autocomplete="${autocomplete}" dir="ltr" spellcheck="false" autocapitalize="off" required
                   <#if mode?has_content>inputmode="${mode}"</#if><#if mono> class="pj-number"</#if><#if focus> autofocus</#if><#if hint> aria-describedby="passkey-${name}-hint"</#if>>
        </span>
        <#if hint><p id="passkey-${name}-hint" class="pj-hint">${msg("passkeyContacts.phone.hint")}</p></#if>
    </div>
</#macro>

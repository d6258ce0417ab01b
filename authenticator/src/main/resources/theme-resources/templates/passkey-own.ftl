<#--
    The user's passkeys (docs/own-passkeys.md). As in passkey-enroll.ftl, only template.ftl is imported. What is shown of a passkey
    is put in by the script as text, never as markup; all words are here.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeysPage.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("passkeyPage.title")}
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <link rel="stylesheet" href="${static}/passkeys.css">
        <div id="pj-passkeys" aria-busy="true"
             data-authorization="${passkeysPage.authorization}"
             data-token="${passkeysPage.token}"
             data-client="${passkeysPage.clientId}"
             data-page="${passkeysPage.page}"
             data-api="${passkeysPage.api}"
             data-signals="${passkeysPage.signals}"
             data-create="${passkeysPage.createAction}"
             data-icons="${url.resourcesPath}/img/passkeys/"
             data-dark="${(darkMode!false)?c}">
            <p id="pj-lead" class="pj-lead" hidden>${msg("passkeyPage.lead")}</p>
            <p id="pj-status" class="pj-note" role="status"></p>
            <noscript><p class="pj-note">${msg("passkeyPage.noScript")}</p></noscript>

            <p id="pj-loading" class="pj-loading" data-pj-scripted hidden><span class="pj-spinner" aria-hidden="true"></span>${msg("passkeyPage.loading")}</p>

            <div id="pj-stop" class="${properties.kcAlertClass!} pf-m-warning pj-error" hidden>
                <div class="${properties.kcAlertIconClass!}"><span class="${properties.kcFeedbackWarningIcon!}" aria-hidden="true"></span></div>
                <h2 class="${properties.kcAlertTitleClass!}" tabindex="-1" id="pj-stop-title"></h2>
                <div class="${properties.kcAlertDescriptionClass!}">
                    <p id="pj-stop-text"></p>
                    <button type="button" id="pj-stop-button" class="${properties.kcButtonSecondaryClass!} pj-small"></button>
                </div>
            </div>

            <div id="pj-empty" class="pj-empty" hidden>
                <svg viewBox="0 0 64 64" width="48" height="48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                    <circle cx="25" cy="21" r="10"/>
                    <path d="M6 52c0-11 8-18 19-18 4 0 7 1 10 3"/>
                    <circle cx="48" cy="33" r="8"/>
                    <path d="M48 41v15l-4-4m4-5 4-4"/>
                </svg>
                <h2 tabindex="-1">${msg("passkeyPage.empty.title")}</h2>
                <p>${msg("passkeyPage.empty.text")}</p>
            </div>

            <ul id="pj-list" class="pj-cards" role="list" aria-label="${msg("passkeyPage.title")}" hidden></ul>

            <div class="pj-actions">
                <button type="button" id="pj-add" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" hidden>${msg("passkeyPage.add")}</button>
                <#if passkeysPage.linkAction??>
                    <button type="button" id="pj-add-phone" data-action="${passkeysPage.linkAction}" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" hidden>${msg("passkeyPage.addPhone")}</button>
                </#if>
            </div>
        </div>

        <template id="pj-card">
            <li class="pj-card">
                <div class="pj-card-head">
                    <span class="pj-icon" aria-hidden="true">
                        <svg viewBox="0 0 24 24" width="32" height="32" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">
                            <circle cx="8" cy="12" r="4.25"/>
                            <path d="M12.25 12H21v3.5M17 12v2.5"/>
                        </svg>
                    </span>
                    <div class="pj-card-title">
                        <h2 data-slot="name" tabindex="-1" dir="auto"></h2>
                        <p data-slot="vendor" dir="auto"></p>
                    </div>
                    <span class="pj-badge" data-slot="badge" hidden></span>
                </div>
                <dl class="pj-facts">
                    <div><dt>${msg("passkeyPage.created")}</dt><dd data-slot="createdAt"></dd></div>
                    <div><dt>${msg("passkeyPage.madeOn")}</dt><dd data-slot="platform"></dd></div>
                    <div><dt>${msg("passkeyPage.lastUsed")}</dt><dd data-slot="lastUsedAt"></dd></div>
                    <div><dt>${msg("passkeyPage.backedUp")}</dt><dd data-slot="backedUp"></dd></div>
                    <div><dt>${msg("passkeyPage.expires")}</dt><dd data-slot="expiresAt"></dd></div>
                    <div><dt>${msg("passkeyPage.removedAfter")}</dt><dd data-slot="undoUntil"></dd></div>
                </dl>
                <p class="pj-note" data-slot="advice" hidden></p>
                <div class="pj-card-actions">
                    <button type="button" data-act="rename" class="pj-link">${msg("passkeyPage.rename")}</button>
                    <button type="button" data-act="lost" class="pj-link">${msg("passkeyPage.lost")}</button>
                    <button type="button" data-act="undo" class="pj-link">${msg("passkeyPage.undo")}</button>
                    <button type="button" data-act="remove" class="pj-link">${msg("passkeyPage.remove")}</button>
                </div>
                <form class="pj-panel" data-panel="rename" novalidate hidden>
                    <label class="pj-label">${msg("passkeyPage.newName")}</label>
                    <span class="${properties.kcInputClass!}"><input type="text" name="label" maxlength="64" autocomplete="off" spellcheck="false" dir="auto"></span>
                    <p class="pj-field-error" role="alert"></p>
                    <div class="pj-buttons">
                        <button type="submit" class="${properties.kcButtonPrimaryClass!} pj-small">${msg("passkeyPage.save")}</button>
                        <button type="button" data-act="close" class="${properties.kcButtonSecondaryClass!} pj-small">${msg("passkeyPage.cancel")}</button>
                    </div>
                </form>
                <form class="pj-panel pj-danger" data-panel="lost" novalidate hidden>
                    <h3 tabindex="-1">${msg("passkeyPage.lost.title")}</h3>
                    <p>${msg("passkeyPage.lost.text")}</p>
                    <label class="pj-check"><input type="checkbox" name="everySession"> <span>${msg("passkeyPage.lost.everySession")}</span></label>
                    <div class="pj-buttons">
                        <button type="submit" class="${properties.kcButtonPrimaryClass!} pj-small">${msg("passkeyPage.lost.confirm")}</button>
                        <button type="button" data-act="close" class="${properties.kcButtonSecondaryClass!} pj-small">${msg("passkeyPage.cancel")}</button>
                    </div>
                </form>
                <div class="pj-panel" data-panel="prove" hidden>
                    <h3 tabindex="-1" data-slot="proveTitle"></h3>
                    <p data-slot="proveText"></p>
                    <div class="pj-buttons">
                        <button type="button" data-act="prove" class="${properties.kcButtonPrimaryClass!} pj-small">${msg("passkeyPage.signIn")}</button>
                        <button type="button" data-act="close" class="${properties.kcButtonSecondaryClass!} pj-small">${msg("passkeyPage.cancel")}</button>
                    </div>
                </div>
            </li>
        </template>

        <template id="pj-words">
            <span data-word="unnamed">${msg("passkeyPage.unnamed")}</span>
            <span data-word="never">${msg("passkeyPage.never")}</span>
            <span data-word="yes">${msg("passkeyPage.backedUp.yes")}</span>
            <span data-word="notYet">${msg("passkeyPage.backedUp.notYet")}</span>
            <span data-word="oneDevice">${msg("passkeyPage.backedUp.oneDevice")}</span>
            <span data-word="adviceNotYet">${msg("passkeyPage.advice.notYet")}</span>
            <span data-word="adviceOneDevice">${msg("passkeyPage.advice.oneDevice")}</span>
            <span data-word="adviceLastWayIn">${msg("passkeyPage.advice.lastWayIn")}</span>
            <span data-word="badgeSuspended">${msg("passkeyPage.badge.suspended")}</span>
            <span data-word="badgeExpired">${msg("passkeyPage.badge.expired")}</span>
            <span data-word="adviceExpired">${msg("passkeyPage.advice.expired")}</span>
            <#list passkeysPage.causes as cause>
                <span data-word="cause-${cause}">${msg("passkeyPage.cause." + cause)}</span>
            </#list>
            <#list passkeysPage.platforms as platform>
                <span data-word="platform-${platform}">${msg("passkeyNotice.platform." + platform)}</span>
            </#list>
            <#list passkeysPage.verdicts as verdict>
                <span data-word="prove-${verdict}-title">${msg("passkeyPage.prove." + verdict + ".title")}</span>
                <span data-word="prove-${verdict}-text">${msg("passkeyPage.prove." + verdict + ".text")}</span>
            </#list>
            <span data-word="label-empty">${msg("passkeyPage.label.empty")}</span>
            <span data-word="label-taken">${msg("passkeyPage.label.taken")}</span>
            <span data-word="label-too-long">${msg("passkeyPage.label.too-long")}</span>
            <span data-word="renamed">${msg("passkeyPage.done.renamed")}</span>
            <span data-word="lost">${msg("passkeyPage.done.lost")}</span>
            <span data-word="undone">${msg("passkeyPage.done.undone")}</span>
            <span data-word="removed">${msg("passkeyPage.done.removed")}</span>
            <span data-word="added">${msg("passkeyPage.done.added")}</span>
            <span data-word="signedOutTitle">${msg("passkeyPage.signedOut.title")}</span>
            <span data-word="signedOutText">${msg("passkeyPage.signedOut.text")}</span>
            <span data-word="signIn">${msg("passkeyPage.signIn")}</span>
            <span data-word="errorTitle">${msg("passkeyPage.error.title")}</span>
            <span data-word="errorText">${msg("passkeyPage.error.text")}</span>
            <span data-word="retry">${msg("passkeyPage.retry")}</span>
            <span data-word="failed">${msg("passkeyPage.failed")}</span>
        </template>
        <script type="module" src="${static}/passkeys.js"></script>
    </#if>
</@layout.registrationLayout>

<#--
    Offers to create a passkey (docs/policy.md). Only template.ftl is imported: of the macros of Keycloak's own login
    themes it is the one that every theme has, so the page works under any of them. All of it is one form, because
    "Not now" has to work where scripts do not.
-->
<#import "template.ftl" as layout>
<#assign static = url.resourcesPath + "/" + passkeyEnroll.staticPath>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if passkeyEnroll.alreadyRegistered>${msg("passkeyEnroll.titleDone")}<#elseif passkeyEnroll.mandatory>${msg(passkeyEnroll.text("titleMandatory"))}<#else>${msg(passkeyEnroll.text("title"))}</#if>
    <#elseif section = "form">
        <link rel="stylesheet" href="${static}/enroll.css">
        <script type="module" src="${static}/once.js"></script>
        <div class="pj-hero" aria-hidden="true">
            <svg viewBox="0 0 64 64" width="48" height="48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
                <circle cx="25" cy="21" r="10"/>
                <path d="M6 52c0-11 8-18 19-18 4 0 7 1 10 3"/>
                <circle cx="48" cy="33" r="8"/>
                <path d="M48 41v15l-4-4m4-5 4-4"/>
            </svg>
        </div>

        <#if passkeyEnroll.error??>
            <div id="passkey-error" role="alert" data-code="${passkeyEnroll.error}"
                 class="${properties.kcAlertClass!} pf-m-${passkeyEnroll.alreadyRegistered?then('info', 'warning')} pj-error">
                <div class="${properties.kcAlertIconClass!}">
                    <span class="${passkeyEnroll.alreadyRegistered?then(properties.kcFeedbackInfoIcon!, properties.kcFeedbackWarningIcon!)}" aria-hidden="true"></span>
                </div>
                <p class="${properties.kcAlertTitleClass!}">${msg(passkeyEnroll.errorText + ".title")}</p>
                <div class="${properties.kcAlertDescriptionClass!}">${msg(passkeyEnroll.errorText + ".next")}</div>
            </div>
        </#if>

        <#-- After an error the user has read this, and what to do next has to fit on a phone. -->
        <#if !passkeyEnroll.error??>
            <p class="pj-lead"><#if passkeyEnroll.mandatory>${msg(passkeyEnroll.text("leadMandatory"), passkeyEnroll.renewed)}<#else>${msg(passkeyEnroll.text("lead"), passkeyEnroll.renewed, passkeyEnroll.expires)}</#if></p>
            <ul class="pj-benefits">
                <li>${msg(passkeyEnroll.text("benefitFast"))}</li>
                <li>${msg(passkeyEnroll.text("benefitSafe"))}</li>
                <li>${msg(passkeyEnroll.text("benefitPrivate"))}</li>
            </ul>
        </#if>

        <form id="passkey-form"<#if passkeyEnroll.advice??> data-advice="${passkeyEnroll.advice}"</#if> class="${properties.kcFormClass!} pj-form" action="${url.loginAction}" method="post" novalidate="novalidate">
            <input type="hidden" name="clientDataJSON">
            <input type="hidden" name="attestationObject">
            <input type="hidden" name="publicKeyCredentialId">
            <input type="hidden" name="transports">
            <input type="hidden" name="authenticatorAttachment">
            <input type="hidden" name="failure">
            <input type="hidden" name="proposal" value="${passkeyEnroll.proposal}">

            <#if !passkeyEnroll.alreadyRegistered>
                <div class="${properties.kcFormGroupClass!}" data-pj-scripted hidden>
                    <div class="${properties.kcFormGroupLabelClass!}">
                        <label for="passkey-label" class="${properties.kcFormLabelClass!}">
                            <span class="${properties.kcFormLabelTextClass!}">${msg("passkeyEnroll.label")}</span>
                        </label>
                    </div>
                    <span class="${properties.kcInputClass!}">
                        <input type="text" id="passkey-label" name="authenticatorLabel" value="${passkeyEnroll.label}"
                               maxlength="64" autocomplete="off" spellcheck="false" dir="auto">
                    </span>
                </div>
                <p class="pj-where"><strong>${msg("passkeyEnroll.whereTitle")}</strong> ${msg(passkeyEnroll.whereText)}</p>
            </#if>

            <p id="passkey-status" class="pj-status" role="status" data-waiting="${msg("passkeyEnroll.waiting")}"></p>
            <noscript><p class="pj-no-script">${msg("passkeyEnroll.noScript")}</p></noscript>

            <div class="${properties.kcFormGroupClass!} pj-actions">
                <#if !passkeyEnroll.alreadyRegistered>
                    <button type="submit" id="passkey-create" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" data-pj-scripted hidden>
                        ${msg(passkeyEnroll.error???then("passkeyEnroll.retry", passkeyEnroll.text("create")))}
                    </button>
                </#if>
                <#if passkeyEnroll.skippable>
                    <button type="submit" id="passkey-skip" name="skip" value="true"
                            <#if passkeyEnroll.mandatory>data-continue="true"</#if>
                            class="${passkeyEnroll.alreadyRegistered?then(properties.kcButtonPrimaryClass!, properties.kcButtonSecondaryClass!)} ${properties.kcButtonBlockClass!}">
                        ${msg(passkeyEnroll.skipText)}
                    </button>
                <#elseif passkeyEnroll.duty>
                    <#-- No way on: what has expired must not open the account. -->
                    <a id="passkey-start-over" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyAdvice.renew.startOver")}
                    </a>
                <#else>
                    <#-- The way on where no script runs, or where the page's own does not arrive. -->
                    <noscript><style>.pj-actions #passkey-cannot { display: block; }</style></noscript>
                    <button type="submit" id="passkey-cannot" name="cannot" value="true" hidden class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                        ${msg("passkeyEnroll.continueThisTime")}
                    </button>
                    <script>
                        setTimeout(function () {
                            document.getElementById("passkey-cannot").hidden =
                                document.getElementById("passkey-form").dataset.started === "true";
                        }, 5000);
                    </script>
                </#if>
            </div>

            <#-- One tap that says "Not now" and why; whoever does not care passes it by. -->
            <#if passkeyEnroll.reasons?has_content>
                <div class="pj-reasons" role="group" aria-labelledby="passkey-reasons">
                    <span id="passkey-reasons">${msg("passkeyEnroll.reasons")}</span>
                    <#list passkeyEnroll.reasons as reason>
                        <button type="submit" name="skip" value="${reason}" class="pj-reason">${msg("passkeyEnroll.reason." + reason)}</button>
                    </#list>
                </div>
            </#if>
        </form>

        <details class="pj-what" id="passkey-what">
            <summary>${msg("passkeyEnroll.what")}</summary>
            <p>${msg("passkeyEnroll.whatIs")}</p>
            <p>${msg("passkeyEnroll.whatSync")}</p>
            <p>${msg("passkeyEnroll.whatLost")}</p>
        </details>

        <#if !passkeyEnroll.alreadyRegistered>
            <script type="module">
                <#outputformat "JavaScript">
                import { start } from ${(static + "/enroll.js")?c};

                start(document.getElementById("passkey-form"), {
                    challenge: ${challenge?c},
                    userId: ${userid?c},
                    userName: ${username?c},
                    displayName: ${passkeyEnroll.displayName?c},
                    rpId: ${rpId?c},
                    rpName: ${rpEntityName?c},
                    algorithms: [<#list signatureAlgorithms as algorithm>${algorithm?c}<#sep>, </#list>],
                    attestation: ${attestationConveyancePreference?c},
                    attachment: ${(passkeyEnroll.attachment!authenticatorAttachment)?c},
                    residentKey: ${residentKey?c},
                    requireResidentKey: ${requireResidentKey?c},
                    userVerification: ${userVerificationRequirement?c},
                    timeoutSeconds: ${createTimeout?c},
                    exclude: ${excludeCredentialIds?c},
                    asked: ${passkeyEnroll.asked?c},
                    advice: ${(passkeyEnroll.advice!"")?c},
                    failed: ${passkeyEnroll.error???c},
                    securityKey: ${passkeyEnroll.securityKey?c}
                });
                </#outputformat>
            </script>
        </#if>
    </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<@layout.emailLayout>
<p><strong>${msg("passkeyNotice.passkey-expiring.lead", notice.account, notice.expires)}</strong> ${msg("passkeyNotice.passkey-expiring.cause." + notice.cause)}</p>
<p><#if notice.label??>${msg("passkeyNotice.passkey-expiring.label", notice.label)}<br></#if><#if notice.vendor??>${msg("passkeyNotice.vendor", notice.vendor)}<br></#if>${msg("passkeyNotice.passkey-expiring.expires", notice.expires)}</p>
<p>${msg("passkeyNotice.passkey-expiring.do." + notice.cause)}</p>
<#if notice.passkeysLink??><p><a href="${notice.passkeysLink}">${msg("passkeyNotice.passkey-expiring.page")}</a></p></#if>
<p>${msg("passkeyNotice.passkey-expiring.unused")}</p>
<#if notice.former><p><small>${msg("passkeyNotice.former")}</small></p></#if>
<#if notice.contact><p><small>${msg("passkeyNotice.contact")}</small></p></#if>
</@layout.emailLayout>

<#import "template.ftl" as layout>
<#assign key = "passkeyNotice." + notice.id>
<@layout.emailLayout>
<p><strong>${msg(key + ".lead", notice.account)}</strong><#if notice.id = "passkey-suspended"> ${msg(key + ".cause." + notice.cause)}</#if></p>
<#if notice.id = "recovery-held"><p><strong>${msg(key + ".until", notice.expires)}</strong></p>
</#if><p>${msg("passkeyNotice.when", notice.when)}<#if notice.vendor??><br>${msg("passkeyNotice.vendor", notice.vendor)}</#if><#if notice.browser != "other" || notice.platform != "other"><br>${msg(key + ".device", msg("passkeyNotice.browser." + notice.browser), msg("passkeyNotice.platform." + notice.platform))}</#if><#if notice.address??><br>${msg("passkeyNotice.address", notice.address)}</#if></p>
<#if notice.last><p><strong>${msg("passkeyNotice.last")}</strong></p></#if>
<p>${msg(key + ".mine")}</p>
<#if notice.repudiationLink??><p>${msg((notice.id = "recovery-held")?then(key + ".repudiate", "passkeyNotice.repudiate"))}</p>
<p><a href="${notice.repudiationLink}">${msg((notice.id = "recovery-held")?then(key + ".repudiateLink", "passkeyNotice.repudiateLink"))}</a></p>
<#else><p>${msg(key + ".notMine")}</p></#if>
<#if notice.accountLink??><p><a href="${notice.accountLink}">${msg("passkeyNotice.account")}</a></p></#if>
<#if notice.former><p><small>${msg("passkeyNotice.former")}</small></p></#if>
<#if notice.contact><p><small>${msg("passkeyNotice.contact")}</small></p></#if>
</@layout.emailLayout>

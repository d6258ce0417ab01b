<#ftl output_format="plainText">
<#assign key = "passkeyNotice." + notice.id>
${msg(key + ".lead", notice.account)}
<#if notice.id = "passkey-suspended">
${msg(key + ".cause." + notice.cause)}
</#if>
<#if notice.id = "recovery-held">
${msg(key + ".until", notice.expires)}
</#if>

${msg("passkeyNotice.when", notice.when)}
<#if notice.vendor??>
${msg("passkeyNotice.vendor", notice.vendor)}
</#if>
<#if notice.browser != "other" || notice.platform != "other">
${msg(key + ".device", msg("passkeyNotice.browser." + notice.browser), msg("passkeyNotice.platform." + notice.platform))}
</#if>
<#if notice.address??>
${msg("passkeyNotice.address", notice.address)}
</#if>

<#if notice.last>
${msg("passkeyNotice.last")}

</#if>
${msg(key + ".mine")}

<#if notice.repudiationLink??>
${msg((notice.id = "recovery-held")?then(key + ".repudiate", "passkeyNotice.repudiate"))}

${msg((notice.id = "recovery-held")?then(key + ".repudiateLink", "passkeyNotice.repudiateLink"))}: ${notice.repudiationLink}
<#else>
${msg(key + ".notMine")}
</#if>
<#if notice.accountLink??>

${msg("passkeyNotice.account")}: ${notice.accountLink}
</#if>
<#if notice.former>

${msg("passkeyNotice.former")}
</#if>
<#if notice.contact>

${msg("passkeyNotice.contact")}
</#if>

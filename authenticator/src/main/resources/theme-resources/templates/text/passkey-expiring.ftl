<#ftl output_format="plainText">
${msg("passkeyNotice.passkey-expiring.lead", notice.account, notice.expires)}
${msg("passkeyNotice.passkey-expiring.cause." + notice.cause)}

<#if notice.label??>
${msg("passkeyNotice.passkey-expiring.label", notice.label)}
</#if>
<#if notice.vendor??>
${msg("passkeyNotice.vendor", notice.vendor)}
</#if>
${msg("passkeyNotice.passkey-expiring.expires", notice.expires)}

${msg("passkeyNotice.passkey-expiring.do." + notice.cause)}
<#if notice.passkeysLink??>

${msg("passkeyNotice.passkey-expiring.page")}: ${notice.passkeysLink}
</#if>

${msg("passkeyNotice.passkey-expiring.unused")}
<#if notice.former>

${msg("passkeyNotice.former")}
</#if>
<#if notice.contact>

${msg("passkeyNotice.contact")}
</#if>

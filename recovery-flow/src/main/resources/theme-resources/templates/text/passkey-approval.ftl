<#ftl output_format="plainText">
${msg("passkeyApproval.lead", issuer, account)}
<#if administrator>
${msg("passkeyApproval.administrator")}
</#if>

${msg("passkeyApproval.what", issuer)}

${msg("passkeyApproval.pass", passId)}

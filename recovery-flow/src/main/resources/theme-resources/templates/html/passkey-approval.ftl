<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("passkeyApproval.lead", issuer, account)}<#if administrator> <strong>${msg("passkeyApproval.administrator")}</strong></#if></p>
<p>${msg("passkeyApproval.what", issuer)}</p>
<p><bdi>${msg("passkeyApproval.pass", passId)}</bdi></p>
</@layout.emailLayout>

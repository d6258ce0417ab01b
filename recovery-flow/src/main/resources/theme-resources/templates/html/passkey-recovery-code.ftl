<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("passkeyRecoveryCode.lead", account)}</p>
<p dir="ltr" style="font-size:1.75em;font-family:monospace;letter-spacing:.1em"><strong>${code}</strong></p>
<p>${msg("passkeyRecoveryCode.valid", minutes)}</p>
<p>${msg("passkeyRecoveryCode.notMine")}</p>
</@layout.emailLayout>

<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("passkeyContactCode.lead", account)}</p>
<p dir="ltr" style="font-size:1.75em;font-family:monospace;letter-spacing:.1em"><strong>${code}</strong></p>
<p>${msg("passkeyContactCode.valid", minutes)}</p>
<p>${msg("passkeyContactCode.notMine")}</p>
</@layout.emailLayout>

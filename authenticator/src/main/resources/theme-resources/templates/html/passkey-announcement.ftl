<#import "template.ftl" as layout>
<@layout.emailLayout>
<p><strong>${msg("passkeyAnnouncement.lead", (user.firstName!"")?has_content?then(user.firstName!"", user.username!""), place)}</strong></p>
<p>${msg("passkeyAnnouncement.what")}</p>
<p>${msg("passkeyAnnouncement.next")}</p>
<p>${msg("passkeyAnnouncement.safe", place)}</p>
<p><small>${msg("passkeyAnnouncement.why", place)} <a href="${unsubscribeLink}">${msg("passkeyAnnouncement.unsubscribe")}</a></small></p>
</@layout.emailLayout>

<#ftl output_format="plainText">
${msg("passkeyAnnouncement.lead", (user.firstName!"")?has_content?then(user.firstName!"", user.username!""), place)}

${msg("passkeyAnnouncement.what")}

${msg("passkeyAnnouncement.next")}

${msg("passkeyAnnouncement.safe", place)}

--
${msg("passkeyAnnouncement.why", place)}
${msg("passkeyAnnouncement.unsubscribe")}: ${unsubscribeLink}

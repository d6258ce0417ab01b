<#ftl output_format="plainText">
${msg("passkeyRecoveryCode.lead", account)}

${code}

${msg("passkeyRecoveryCode.valid", minutes)}

${msg("passkeyRecoveryCode.notMine")}

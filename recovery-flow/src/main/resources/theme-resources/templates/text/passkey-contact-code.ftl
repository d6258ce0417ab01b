<#ftl output_format="plainText">
${msg("passkeyContactCode.lead", account)}

${code}

${msg("passkeyContactCode.valid", minutes)}

${msg("passkeyContactCode.notMine")}

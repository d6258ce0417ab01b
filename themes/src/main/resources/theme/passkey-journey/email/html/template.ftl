<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${ltr?then('ltr', 'rtl')}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <style>
        .pj-body p { margin: 0 0 16px; }
        .pj-body p:last-child { margin-bottom: 0; }
        .pj-body a { color: #0b6470; font-weight: 600; overflow-wrap: anywhere; }
        @media (prefers-color-scheme: dark) {
            .pj-page { background-color: #0c1619 !important; }
            .pj-card { background-color: #16252a !important; border-color: #6fd0d8 #33474b #33474b !important; }
            .pj-name, .pj-body { color: #e6eff0 !important; }
            .pj-body a { color: #6fd0d8 !important; }
        }
    </style>
</head>
<body class="pj-page" style="margin: 0; padding: 0; background-color: #f1f6f6;">
<table role="presentation" class="pj-page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color: #f1f6f6;">
    <tr>
        <td align="center" style="padding: 32px 16px;">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width: 560px;">
                <tr>
                    <td class="pj-name" style="padding: 0 4px 16px; color: #17282c; font: 600 18px/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;">${realmName!}</td>
                </tr>
                <tr>
                    <td class="pj-card pj-body" style="padding: 32px; color: #17282c; background-color: #ffffff; border: 1px solid #d5e0e2; border-top: 4px solid #0b6470; border-radius: 12px; font: 400 16px/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;">
                        <#nested>
                    </td>
                </tr>
            </table>
        </td>
    </tr>
</table>
</body>
</html>
</#macro>

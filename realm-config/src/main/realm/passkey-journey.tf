# See docs/install.md, "As files". The realm and its passkey settings stay in your own resource.

variable "realm_id" {
  type = string
}

resource "keycloak_authentication_flow" "passkey_journey_browser" {
  realm_id    = var.realm_id
  alias       = "passkey journey browser"
  provider_id = "basic-flow"
  description = "Browser based authentication"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_auth_cookie" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_browser.alias
  requirement       = "ALTERNATIVE"
  priority          = 10
  authenticator     = "auth-cookie"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_auth_spnego" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_browser.alias
  requirement       = "DISABLED"
  priority          = 20
  authenticator     = "auth-spnego"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_identity_provider_redirector" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_browser.alias
  requirement       = "ALTERNATIVE"
  priority          = 25
  authenticator     = "identity-provider-redirector"
}

resource "keycloak_authentication_subflow" "passkey_journey_browser_Organization" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_browser.alias
  requirement       = "ALTERNATIVE"
  priority          = 26
  alias             = "passkey journey browser Organization"
  provider_id       = "basic-flow"
  description       = ""
}

resource "keycloak_authentication_subflow" "passkey_journey_browser_forms" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_browser.alias
  requirement       = "ALTERNATIVE"
  priority          = 30
  alias             = "passkey journey browser forms"
  provider_id       = "basic-flow"
  description       = "Username, password, otp and other auth forms."
}

resource "keycloak_authentication_subflow" "passkey_journey_browser_Browser_Conditional_Organization" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Organization.alias
  requirement       = "CONDITIONAL"
  priority          = 10
  alias             = "passkey journey browser Browser - Conditional Organization"
  provider_id       = "basic-flow"
  description       = "Flow to determine if the organization identity-first login is to be used"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_Browser_Conditional_Organization_conditional_user_configured" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Browser_Conditional_Organization.alias
  requirement       = "REQUIRED"
  priority          = 10
  authenticator     = "conditional-user-configured"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_Browser_Conditional_Organization_organization" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Browser_Conditional_Organization.alias
  requirement       = "ALTERNATIVE"
  priority          = 20
  authenticator     = "organization"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_forms_passkey_probe" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_forms.alias
  requirement       = "REQUIRED"
  priority          = 5
  authenticator     = "passkey-probe"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_forms_auth_username_password_form" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_forms.alias
  requirement       = "REQUIRED"
  priority          = 10
  authenticator     = "auth-username-password-form"
}

resource "keycloak_authentication_subflow" "passkey_journey_browser_Browser_Conditional_2FA" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_forms.alias
  requirement       = "CONDITIONAL"
  priority          = 20
  alias             = "passkey journey browser Browser - Conditional 2FA"
  provider_id       = "basic-flow"
  description       = "Flow to determine if any 2FA is required for the authentication"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_forms_passkey_nudge" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_forms.alias
  requirement       = "REQUIRED"
  priority          = 30
  authenticator     = "passkey-nudge"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_forms_passkey_multi_device" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_forms.alias
  requirement       = "REQUIRED"
  priority          = 40
  authenticator     = "passkey-multi-device"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_Browser_Conditional_2FA_conditional_user_configured" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Browser_Conditional_2FA.alias
  requirement       = "REQUIRED"
  priority          = 10
  authenticator     = "conditional-user-configured"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_Browser_Conditional_2FA_conditional_credential" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Browser_Conditional_2FA.alias
  requirement       = "REQUIRED"
  priority          = 20
  authenticator     = "conditional-credential"
}

resource "keycloak_authentication_execution_config" "passkey_journey_browser_browser_conditional_credential" {
  realm_id     = var.realm_id
  execution_id = keycloak_authentication_execution.passkey_journey_browser_Browser_Conditional_2FA_conditional_credential.id
  alias        = "passkey journey browser browser-conditional-credential"
  config       = { "credentials" = "webauthn-passwordless" }
}

resource "keycloak_authentication_execution" "passkey_journey_browser_Browser_Conditional_2FA_auth_otp_form" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Browser_Conditional_2FA.alias
  requirement       = "ALTERNATIVE"
  priority          = 30
  authenticator     = "auth-otp-form"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_Browser_Conditional_2FA_webauthn_authenticator" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Browser_Conditional_2FA.alias
  requirement       = "DISABLED"
  priority          = 40
  authenticator     = "webauthn-authenticator"
}

resource "keycloak_authentication_execution" "passkey_journey_browser_Browser_Conditional_2FA_auth_recovery_authn_code_form" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_browser_Browser_Conditional_2FA.alias
  requirement       = "DISABLED"
  priority          = 50
  authenticator     = "auth-recovery-authn-code-form"
}

resource "keycloak_authentication_flow" "passkey_journey_registration" {
  realm_id    = var.realm_id
  alias       = "passkey journey registration"
  provider_id = "basic-flow"
  description = "Registration flow"
}

resource "keycloak_authentication_execution" "passkey_journey_registration_passkey_probe" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_registration.alias
  requirement       = "REQUIRED"
  priority          = 5
  authenticator     = "passkey-probe"
}

resource "keycloak_authentication_subflow" "passkey_journey_registration_registration_form" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_registration.alias
  requirement       = "REQUIRED"
  priority          = 10
  alias             = "passkey journey registration registration form"
  provider_id       = "form-flow"
  description       = "Registration form"
  authenticator     = "registration-page-form"
}

resource "keycloak_authentication_execution" "passkey_journey_registration_passkey_nudge" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_registration.alias
  requirement       = "REQUIRED"
  priority          = 20
  authenticator     = "passkey-nudge"
}

resource "keycloak_authentication_execution" "passkey_journey_registration_passkey_multi_device" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_registration.alias
  requirement       = "REQUIRED"
  priority          = 30
  authenticator     = "passkey-multi-device"
}

resource "keycloak_authentication_execution" "passkey_journey_registration_registration_form_registration_user_creation" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_registration_registration_form.alias
  requirement       = "REQUIRED"
  priority          = 20
  authenticator     = "registration-user-creation"
}

resource "keycloak_authentication_execution" "passkey_journey_registration_registration_form_registration_password_action" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_registration_registration_form.alias
  requirement       = "REQUIRED"
  priority          = 50
  authenticator     = "registration-password-action"
}

resource "keycloak_authentication_execution" "passkey_journey_registration_registration_form_registration_recaptcha_action" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_registration_registration_form.alias
  requirement       = "DISABLED"
  priority          = 60
  authenticator     = "registration-recaptcha-action"
}

resource "keycloak_authentication_execution" "passkey_journey_registration_registration_form_registration_terms_and_conditions" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_subflow.passkey_journey_registration_registration_form.alias
  requirement       = "DISABLED"
  priority          = 70
  authenticator     = "registration-terms-and-conditions"
}

resource "keycloak_authentication_flow" "passkey_journey_recovery" {
  realm_id    = var.realm_id
  alias       = "passkey journey recovery"
  provider_id = "basic-flow"
  description = "Lets users back in who cannot sign in"
}

resource "keycloak_authentication_execution" "passkey_journey_recovery_reset_credentials_choose_user" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_recovery.alias
  requirement       = "REQUIRED"
  priority          = 10
  authenticator     = "reset-credentials-choose-user"
}

resource "keycloak_authentication_execution" "passkey_journey_recovery_passkey_recovery" {
  realm_id          = var.realm_id
  parent_flow_alias = keycloak_authentication_flow.passkey_journey_recovery.alias
  requirement       = "REQUIRED"
  priority          = 20
  authenticator     = "passkey-recovery"
}

resource "keycloak_authentication_bindings" "passkey_journey" {
  realm_id               = var.realm_id
  browser_flow           = keycloak_authentication_flow.passkey_journey_browser.alias
  registration_flow      = keycloak_authentication_flow.passkey_journey_registration.alias
  reset_credentials_flow = keycloak_authentication_flow.passkey_journey_recovery.alias
}

resource "keycloak_required_action" "passkey_enroll" {
  realm_id = var.realm_id
  alias    = "passkey-enroll"
  name     = "Create a passkey (Passkey Journey)"
  enabled  = true
  priority = 1001
}

resource "keycloak_required_action" "passkey_drop_password" {
  realm_id = var.realm_id
  alias    = "passkey-drop-password"
  name     = "Remove the password (Passkey Journey)"
  enabled  = true
  priority = 1002
}

resource "keycloak_required_action" "passkey_device_link" {
  realm_id = var.realm_id
  alias    = "passkey-device-link"
  name     = "Add a passkey on a phone (Passkey Journey)"
  enabled  = true
  priority = 1003
}

resource "keycloak_required_action" "passkey_saved_codes" {
  realm_id = var.realm_id
  alias    = "passkey-saved-codes"
  name     = "Save codes for recovery (Passkey Journey)"
  enabled  = true
  priority = 1004
}

resource "keycloak_required_action" "passkey_recovery_contacts" {
  realm_id = var.realm_id
  alias    = "passkey-recovery-contacts"
  name     = "Contacts for recovery (Passkey Journey)"
  enabled  = true
  priority = 1005
}

resource "keycloak_required_action" "passkey_recovered" {
  realm_id = var.realm_id
  alias    = "passkey-recovered"
  name     = "After a recovery (Passkey Journey)"
  enabled  = true
  priority = 1006
}

resource "keycloak_realm_events" "passkey_journey" {
  realm_id         = var.realm_id
  events_listeners = ["jboss-logging", "passkey-audit"]
}

resource "keycloak_openid_client" "passkey_journey" {
  realm_id    = var.realm_id
  client_id   = "passkey-journey"
  name        = "Passkey Journey roles"
  enabled     = true
  access_type = "BEARER-ONLY"
}

resource "keycloak_role" "view_insights" {
  realm_id    = var.realm_id
  client_id   = keycloak_openid_client.passkey_journey.id
  name        = "view-insights"
  description = "See the rollout reports"
}

resource "keycloak_role" "view_audit" {
  realm_id    = var.realm_id
  client_id   = keycloak_openid_client.passkey_journey.id
  name        = "view-audit"
  description = "See the audit facts and a user's passkey story"
}

resource "keycloak_role" "manage_policy" {
  realm_id    = var.realm_id
  client_id   = keycloak_openid_client.passkey_journey.id
  name        = "manage-policy"
  description = "Change the rollout policy"
}

resource "keycloak_role" "helpdesk" {
  realm_id    = var.realm_id
  client_id   = keycloak_openid_client.passkey_journey.id
  name        = "helpdesk"
  description = "Help locked-out users, suspend and resume passkeys"
}

resource "keycloak_role" "approve_recovery" {
  realm_id    = var.realm_id
  client_id   = keycloak_openid_client.passkey_journey.id
  name        = "approve-recovery"
  description = "Approve access passes that the helpdesk asks for"
}

resource "keycloak_openid_client" "passkey_journey_web" {
  realm_id                        = var.realm_id
  client_id                       = "passkey-journey-web"
  name                            = "Passkey Journey"
  enabled                         = true
  access_type                     = "PUBLIC"
  standard_flow_enabled           = true
  pkce_code_challenge_method      = "S256"
  root_url                        = "$${authBaseUrl}"
  base_url                        = "/realms/acme/passkey-journey/passkeys/"
  valid_redirect_uris             = ["/realms/acme/passkey-journey/*"]
  valid_post_logout_redirect_uris = ["+"]
}

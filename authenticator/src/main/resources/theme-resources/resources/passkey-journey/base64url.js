// Own base64url: the import map with a library for it is only in templates of Keycloak's own themes.

/** The bytes of a text in base64url. */
export function bytes(encoded) {
  return Uint8Array.from(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
}

/** The text of a buffer, in base64url without padding. */
export function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}

package io.github.passkeyjourney.platform;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What the admin API answers where a call cannot be followed.
 *
 * @param errors at least one
 */
public record ApiErrors(List<ApiError> errors) {

    /** Keeps the errors as they are. */
    public ApiErrors {
        errors = List.copyOf(errors);
    }

    /** The answer with this body. */
    public Response as(Response.Status status) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(this)
                .build();
    }
}

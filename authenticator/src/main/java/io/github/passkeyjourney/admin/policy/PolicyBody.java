package io.github.passkeyjourney.admin.policy;

import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyError;
import io.github.passkeyjourney.policy.document.PolicyParse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of a policy in the body of a call. */
final class PolicyBody {

    /** Most bytes; as many as characters, of which a document hardly has others than those of one byte. */
    static final int MAX_BYTES = PolicyDocument.MAX_LENGTH;

    private PolicyBody() {}

    /**
     * Reads no more than is allowed.
     *
     * @throws WebApplicationException with 413 for more, with 400 for what is not UTF-8
     */
    static String read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refusal(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        List.of(new ApiError("", "may have at most " + MAX_BYTES + " bytes")));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal(Response.Status.BAD_REQUEST, List.of(new ApiError("", "is not UTF-8")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the text says.
     *
     * @throws WebApplicationException with 400 and each mistake
     */
    static PolicyParse.Valid parse(String text) {
        PolicyParse parse = PolicyDocument.parse(text);
        if (parse instanceof PolicyParse.Valid valid) {
            return valid;
        }
        throw refusal(Response.Status.BAD_REQUEST, errors((PolicyParse.Invalid) parse));
    }

    static List<ApiError> errors(PolicyParse.Invalid invalid) {
        return invalid.errors().stream().map(PolicyBody::error).toList();
    }

    static WebApplicationException refusal(Response.Status status, List<ApiError> errors) {
        return new WebApplicationException(new ApiErrors(errors).as(status));
    }

    private static ApiError error(PolicyError error) {
        return new ApiError(error.path(), error.message());
    }
}

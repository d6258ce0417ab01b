package io.github.passkeyjourney.audit.event.document;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.policy.Advice;

/** Writes the words of a closed vocabulary by their ids, so that a renamed constant does not change the documents. */
final class WordIntrospector extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
        for (int i = 0; i < constants.length; i++) {
            if (constants[i] instanceof Word word) {
                names[i] = word.id();
            } else if (constants[i] instanceof Advice advice) {
                names[i] = advice.id();
            }
        }
        return names;
    }
}

package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Bounds.Options;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.List;

/**
 * The JSON Schema of a model's arguments. It uses only keywords that no known client rejects: never {@code $ref},
 * {@code oneOf}, {@code anyOf}, {@code allOf}, {@code const} or {@code exclusiveMinimum}; in the portable style also no
 * {@code pattern}, and {@code enum} on strings only.
 */
public record InputSchema(SchemaStyle style, ImageForms images) implements Parameter.Visitor<ObjectNode> {

    /** With the forms of images that every caller can use. */
    public InputSchema(SchemaStyle style) {
        this(style, ImageForms.WITHOUT_PATHS);
    }

    public ObjectNode of(Model model) {
        return of(model.parameters());
    }

    public ObjectNode of(List<Parameter> parameters) {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Parameter parameter : parameters) {
            properties.set(parameter.name(), property(parameter));
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode property(Parameter parameter) {
        ObjectNode property = parameter.accept(this);
        if (!property.has("description")) {
            property.put("description", parameter.description());
        }
        parameter.defaultValue().ifPresent(value -> property.putPOJO("default", value));
        return property;
    }

    @Override
    public ObjectNode text(Text text) {
        ObjectNode property = typed("string");
        if (text.required()) {
            property.put("minLength", 1);
            if (style == SchemaStyle.FULL) {
                property.put("pattern", ValueCheck.NOT_BLANK);
            }
        }
        text.maxLength().ifPresent(max -> property.put("maxLength", max));
        return property;
    }

    @Override
    public ObjectNode choice(Choice choice) {
        ObjectNode property = typed("string");
        ArrayNode options = property.putArray("enum");
        choice.options().forEach(options::add);
        return property;
    }

    @Override
    public ObjectNode wholeNumber(WholeNumber number) {
        ObjectNode property = typed("integer");
        if (number.bounds() instanceof Options options) {
            return options(property, number, options);
        }
        return limited(property, number.bounds());
    }

    private ObjectNode options(ObjectNode property, WholeNumber number, Options options) {
        if (style == SchemaStyle.FULL) {
            ArrayNode numbers = property.putArray("enum");
            options.numbers().forEach(numbers::add);
            return property;
        }
        return limited(property, options).put("description", number.description() + " One of: " + options + ".");
    }

    /** Bounds of 2^53 are not documented by the service, and too large for the integers of some clients. */
    private ObjectNode limited(ObjectNode property, Bounds bounds) {
        if (style == SchemaStyle.FULL || bounds.min() != Bounds.UNDOCUMENTED.min()) {
            property.put("minimum", bounds.min());
        }
        if (style == SchemaStyle.FULL || bounds.max() != Bounds.UNDOCUMENTED.max()) {
            property.put("maximum", bounds.max());
        }
        return property;
    }

    @Override
    public ObjectNode flag(Flag flag) {
        return typed("boolean");
    }

    @Override
    public ObjectNode mediaUrl(MediaUrl url) {
        return address(ImageReference.PATTERN).put("description", described(url));
    }

    @Override
    public ObjectNode mediaUrls(MediaUrls urls) {
        ObjectNode property = typed("array");
        property.set("items", address(ImageReference.PATTERN));
        return property.put("minItems", urls.min()).put("maxItems", urls.max()).put("description", described(urls));
    }

    @Override
    public ObjectNode pageUrl(PageUrl url) {
        return address(PublicUrl.PATTERN);
    }

    @Override
    public ObjectNode amount(Amount amount) {
        return typed("number").put("minimum", 0);
    }

    private String described(Parameter parameter) {
        return parameter.description() + " " + images.sentence();
    }

    private ObjectNode address(String pattern) {
        ObjectNode property = typed("string");
        return style == SchemaStyle.FULL ? property.put("pattern", pattern) : property;
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}

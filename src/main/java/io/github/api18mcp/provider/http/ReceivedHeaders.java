package io.github.api18mcp.provider.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import java.util.regex.Pattern;

/** The headers of an answer. One that cannot be understood is left out, because it must not hide the body. */
final class ReceivedHeaders extends DefaultHttpHeaders {

    static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return new ReceivedHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return new ReceivedHeaders();
        }
    };

    private static final Pattern NAME = Pattern.compile("[!-9;-~]+");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private ReceivedHeaders() {
        super(name -> {}, value -> {});
    }

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}", " ").strip();
        boolean length = HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name);
        boolean understood = length
                ? LENGTH.matcher(text).matches() && !contains(name)
                : NAME.matcher(name).matches();
        return understood ? super.add(name, text) : this;
    }
}

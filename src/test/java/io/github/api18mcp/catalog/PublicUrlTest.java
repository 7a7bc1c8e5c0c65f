package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/photo.jpg",
                "http://example.com:8080/a/b.png?width=100&v=2#top",
                "HTTPS://EXAMPLE.COM/A.JPG",
                "https://example.com./a",
                "https://my_bucket.storage.example.com/a",
                "https://bücher.example/ä.png",
                "https://xn--bcher-kva.example/a",
                "https://93.184.216.34/a.png",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/a.png",
                "https://[::ffff:8.8.8.8]/a.png",
                "https://localhost.example.com/a",
                "https://10.example.com/a",
                "https://example.com/?from=http://localhost/",
                "https://172.15.255.255/a",
                "https://172.32.0.1/a",
                "https://100.63.255.255/a",
                "https://100.128.0.1/a",
                "https://192.0.1.1/a",
                "https://192.0.3.1/a",
                "https://198.17.255.255/a",
                "https://198.20.0.1/a",
                "https://203.0.112.255/a",
                "https://223.255.255.254/a",
                "https://[2001:200::1]/a",
                "https://[2001:db7:ffff::1]/a",
                "https://[2001:db9::1]/a",
                "https://[2003::1]/a",
                "https://[2a00:1450:4001:80b::200e]/a"
            })
    void an_absolute_web_address_of_a_public_host_is_one(String url) {
        assertThat(objection(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.png",
                "example.com/a.png",
                "/home/ann/a.png",
                "./a.png",
                "C:\\pictures\\a.png",
                "file:///home/ann/a.png",
                "ftp://example.com/a.png",
                "blob:https://example.com/1",
                "javascript:alert(1)",
                "http:/example.com/a.png",
                "https:example.com/a.png",
                "//example.com/a.png",
                " https://example.com/a.png"
            })
    void what_does_not_begin_as_a_web_address_is_repeated(String text) {
        assertThat(objection(text)).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, true",
        "127.0.0.1, false",
        "10.1.2.3, false",
        "169.254.169.254, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "fe80::1, false",
        "2606:2800:220:1::1, true"
    })
    void an_address_that_a_name_leads_to_is_public_or_not(String address, boolean isPublic) throws Exception {
        assertThat(PublicUrl.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    @Test
    void a_data_uri_is_named_not_repeated() {
        assertThat(objection("data:image/png;base64,iVBORw0KGgo=")).isEqualTo("a data: URI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a b.png",
                "https://exa mple.com/a.png",
                "https://example.com/a.png\n",
                "https://example.com\\@127.0.0.1/",
                "https://[::1",
                "https://[nonsense]/",
                "https://example.com/%zz"
            })
    void what_does_not_parse_is_no_url(String text) {
        assertThat(objection(text)).endsWith("which is no URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https:///a.png",
                "https://?a",
                "https://ann@example.com/a.png",
                "https://ann:secret@example.com/a.png",
                "https://ann@[::1]/a.png",
                "https://example.com@127.0.0.1/a.png",
                "https://:443/a.png",
                "https://./a.png",
                "https://example..com/a.png",
                "https://localhost../a.png",
                "https://127.0.0.1../a.png",
                "https://127.0.0.1:80:443/a.png",
                "https://example.com:https/a.png",
                "https://%31%32%37.0.0.1/a.png",
                "https://127.0.0.1%2f.example.com/a.png",
                "https://127.0.0.1：80/a.png"
            })
    void a_host_stands_alone_in_its_place(String url) {
        assertThat(objection(url)).isEqualTo("a URL without a plain host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "api.localhost",
                "printer.local",
                "printer.local.",
                "host.docker.internal",
                "metadata.google.internal",
                "nas.lan",
                "nas.home",
                "router.home.arpa",
                "intranet",
                "metadata",
                "wiki.intranet",
                "db.private",
                "mail.corp",
                "pictures.test",
                "pictures.invalid",
                "pictures.onion",
                "pictures.alt"
            })
    void a_name_that_only_its_own_network_knows_is_private(String host) {
        assertPrivate(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.0.0.1.",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255"
            })
    void an_ipv4_address_that_the_internet_does_not_route_is_private(String host) {
        assertPrivate(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x7f000001",
                "0x7f.1",
                "0X7F.0.0.1",
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "012.0.0.1",
                "999.1.1.1",
                "example.0x7f",
                "127.1",
                "127.0.1",
                "10.1",
                "1.1.1.1.1"
            })
    void an_ipv4_address_in_an_odd_spelling_is_private(String host) {
        assertPrivate(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"１２７.０.０.１", "127。0。0。1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "printer．local"})
    void a_private_host_in_the_characters_of_another_script_is_private(String host) {
        assertPrivate(host);
    }

    @Test
    void a_host_longer_than_any_is_none() {
        assertThat(objection("https://" + "1.".repeat(100_000) + "1/")).isEqualTo("a URL without a plain host");
        assertThat(objection("https://" + "a.".repeat(100_000) + "com/")).isEqualTo("a URL without a plain host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b:1::a00:1]",
                "[100::1]",
                "[2001::1]",
                "[2001:0:4136:e378:8000:63bf:f5ff:fffe]",
                "[2001:2::1]",
                "[2001:1ff::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[2002:a9fe:a9fe::1]",
                "[2606:2800:220:1::1%1]",
                "[3fff::1]",
                "[4000::1]",
                "[5f00::1]",
                "[fc00::1]",
                "[fd12:3456:789a::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]"
            })
    void an_ipv6_address_that_the_internet_does_not_route_is_private(String host) {
        assertPrivate(host);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8089/v1/files/1, true",
        "http://127.0.0.1:8090/v1/files/1, false",
        "http://localhost:8089/v1/files/1, false"
    })
    void a_trusted_origin_passes_although_private_and_no_other_does(String url, boolean passes) {
        assertThat(PublicUrl.objection(url, uri -> uri.getAuthority().equals("127.0.0.1:8089")))
                .matches(objection -> objection.isEmpty() == passes);
    }

    @Test
    void a_trusted_origin_with_a_user_in_it_is_another_origin() {
        assertThat(PublicUrl.objection("http://ann@127.0.0.1:8089/", uri -> "127.0.0.1".equals(uri.getHost())))
                .hasValue("a URL without a plain host");
    }

    private static void assertPrivate(String host) {
        assertThat(objection("http://" + host + "/a.png")).startsWith("the private address");
        assertThat(objection("https://" + host + ":8443")).startsWith("the private address");
    }

    private static String objection(String text) {
        return PublicUrl.objection(text, (URI uri) -> false).orElse(null);
    }
}

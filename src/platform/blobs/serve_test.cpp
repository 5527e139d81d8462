#include "platform/blobs/serve.hpp"

#include <gtest/gtest.h>

#include "platform/db/testing.hpp"

namespace tandem::blobs {
namespace {

class Served : public ::testing::Test {
protected:
    db::testing::ScratchFolder folder;
    Store store{folder.path() / "files"};

    http::Headers headers_of(std::string const& bytes, std::string_view name) {
        auto const kept = store.keep(bytes).value();
        return respond(store, {kept.hash, kept.bytes, kept.content_type, {}, {}}, name).headers;
    }
};

TEST_F(Served, what_could_run_is_saved_and_not_shown) {
    for (std::string const bytes : {"<html><script>alert(1)</script></html>", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
                                    "<?xml version='1.0'?><a/>", "words", "%PDF-1.7\n"}) {
        auto const headers = headers_of(bytes, "page.html");
        EXPECT_TRUE(headers.get("Content-Disposition").starts_with("attachment;")) << bytes;
        EXPECT_TRUE(headers.get("Content-Security-Policy").starts_with("sandbox;")) << bytes;
        EXPECT_EQ(headers.get("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(headers.get("Content-Type"), bytes.starts_with("%PDF") ? "application/pdf" : "application/octet-stream");
    }
}

TEST_F(Served, a_picture_is_shown_as_what_it_is_whatever_it_is_called) {
    auto const headers = headers_of("GIF89a\x01\x01<html><script>alert(1)</script>", "page.html");
    EXPECT_EQ(headers.get("Content-Type"), "image/gif");
    EXPECT_TRUE(headers.get("Content-Disposition").starts_with("inline;"));
    EXPECT_TRUE(headers.get("Content-Security-Policy").starts_with("sandbox;"));
}

TEST_F(Served, a_name_cannot_leave_its_header) {
    EXPECT_EQ(headers_of("words", "../\"a\"\r\nSet-Cookie: ü.txt").get("Content-Disposition"),
              "attachment; filename*=UTF-8''..%2F%22a%22%0D%0ASet-Cookie%3A%20%C3%BC.txt");
}

}  // namespace
}  // namespace tandem::blobs

#include "marketing/analytics/collector.hpp"

#include <gtest/gtest.h>

#include "platform/db/testing.hpp"

namespace tandem::analytics {
namespace {

class Collecting : public db::testing::OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) return;
        store_.emplace(events::Options{.folder = scratch().folder() / "data"});
        collector_.emplace(*store_, database(), agents_);
    }
    Site add(std::string const& domain, std::int64_t workspace = 1) {
        auto site = database().write(actor(workspace), [&](db::Write& write) { return add_site(write, domain, "UTC"); });
        collector_->sites().forget();
        return site.value();
    }
    static http::Request request(std::string ip = "8.8.8.8") {
        http::Request request;
        request.client_ip = std::move(ip);
        request.headers.set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0");
        return request;
    }
    static Incoming page_view(std::string const& domain) {
        return read_incoming(R"({"n":"pageview","u":"https://)" + domain + R"(/a","d":")" + domain + R"("})").value();
    }

    std::optional<events::Store> store_;
    Agents agents_;
    std::optional<Collector> collector_;
};
TANDEM_ON_BOTH_ENGINES(Collecting);

TEST_P(Collecting, the_domain_decides_workspace_and_site) {
    auto ours = add("ours.example"), theirs = add("theirs.example", 2);
    auto events = collector_->events_from(request(), page_view("theirs.example"));
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].workspace_id, WorkspaceId(2));
    EXPECT_EQ(events[0].site_id, theirs.id);
    EXPECT_EQ(events[0].client.country, "US");
    EXPECT_EQ(events[0].client.browser, "Firefox");
    EXPECT_TRUE(collector_->events_from(request(), page_view("unknown.example")).empty());
}

TEST_P(Collecting, a_domain_belongs_to_one_site) {
    add("ours.example");
    auto again = database().write(actor(2), [&](db::Write& write) { return add_site(write, "ours.example", "UTC"); });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "site_exists");
}

TEST_P(Collecting, a_site_is_seen_by_its_workspace_only) {
    auto site = add("ours.example");
    auto find = [&](std::int64_t workspace, std::string const& name) {
        return database().read(actor(workspace), [&](db::Read& read) { return find_site(read, name).has_value(); });
    };
    EXPECT_TRUE(find(1, "ours.example"));
    EXPECT_TRUE(find(1, "www.Ours.example"));
    EXPECT_TRUE(find(1, to_string(site.id)));
    EXPECT_FALSE(find(2, "ours.example"));
    EXPECT_FALSE(find(2, to_string(site.id)));
}

TEST_P(Collecting, sites_are_listed_page_by_page_in_both_directions) {
    for (auto const* domain : {"a.example", "b.example", "c.example", "d.example", "e.example"}) add(domain);
    add("foreign.example", 2);
    auto page = [&](std::optional<std::string> after, std::optional<std::string> before) {
        auto found = database().read(actor(), [&](db::Read& read) { return page_of_sites(read, after, before, 2); });
        std::string text = found.has_earlier ? "< " : "";
        for (auto const& site : found.sites) text += site.domain.substr(0, 1);
        return text + (found.has_later ? " >" : "");
    };
    EXPECT_EQ(page({}, {}), "ab >");
    EXPECT_EQ(page("b.example", {}), "< cd >");
    EXPECT_EQ(page("d.example", {}), "< e");
    EXPECT_EQ(page({}, "e.example"), "< cd >");
    EXPECT_EQ(page({}, "c.example"), "ab >");
    EXPECT_EQ(page("z", {}), "");
}

TEST_P(Collecting, addresses_differ_visitors_and_are_not_stored) {
    add("ours.example");
    auto one = collector_->events_from(request("192.0.2.1"), page_view("ours.example")).at(0);
    auto same = collector_->events_from(request("192.0.2.1"), page_view("ours.example")).at(0);
    auto other = collector_->events_from(request("192.0.2.2"), page_view("ours.example")).at(0);
    EXPECT_EQ(one.visitor_id, same.visitor_id);
    EXPECT_NE(one.visitor_id, other.visitor_id);
}

TEST_P(Collecting, a_form_ties_its_visitor_s_visits_to_the_contact) {
    add("ours.example");
    for (auto const& event : collector_->events_from(request(), page_view("ours.example"))) ASSERT_TRUE(store_->append(event));
    auto visitor = collector_->visitor_of(request(), "ours.example", "www.Ours.example:8080");
    ASSERT_TRUE(visitor);
    ASSERT_TRUE(collector_->link(WorkspaceId(1), *visitor, ContactId(77)));
    store_->catch_up();
    auto visits = store_->find_visits({.workspace_id = WorkspaceId(1), .contact_id = ContactId(77)});
    ASSERT_EQ(visits.size(), 1u);
    EXPECT_EQ(visits[0].entry_page, "/a");
}

TEST(Domains, are_cleaned_of_what_people_paste) {
    EXPECT_EQ(domain_from(" https://www.Example.com/ "), "example.com");
    EXPECT_EQ(domain_from("localhost:3000"), "localhost:3000");
    for (auto const* wrong : {"", "http://", "a b", "<script>", ".com", "a..b", "/"}) EXPECT_FALSE(domain_from(wrong)) << wrong;
}

}  // namespace
}  // namespace tandem::analytics

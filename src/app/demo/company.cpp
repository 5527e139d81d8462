#include "app/demo/company.hpp"

#include "app/demo/quotes.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/records/custom.hpp"
#include "marketing/analytics/sites.hpp"
#include "marketing/brand/api.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "together/goals/goals.hpp"

namespace tandem::demo {
namespace {

using auth::Role;

struct Employee {
    char const* name;
    char const* email;
    Role role;
};

constexpr Employee employees[] = {
    {"Hanna Brandt", "hanna@karrow.example", Role::owner},   {"Ilse Rook", "ilse@karrow.example", Role::manager},
    {"Nuria Quist", "nuria@karrow.example", Role::marketer}, {"Milo Tann", "milo@karrow.example", Role::marketer},
    {"Ada Merten", "ada@karrow.example", Role::rep},         {"Jorin Pell", "jorin@karrow.example", Role::rep},
    {"Sofie Lund", "sofie@karrow.example", Role::rep},       {"Tom Weber", "tom@karrow.example", Role::viewer}};

constexpr char const* trade_names[] = {"Electricians", "Plumbers", "Painters",   "Bakers",   "Couriers",
                                       "Gardeners",    "Caterers", "Carpenters", "Cleaning", "Municipality"};

void hire(db::Write& write, Company& company) {
    // Nobody signs in to a demo by password: people are chosen by one click, and only on loopback.
    auto const unusable = auth::hash_password(auth::random_token());
    for (auto const& employee : employees) {
        auto const user = auth::create_user(write, employee.name, EmailAddress{employee.email}, employee.role, unusable);
        if (employee.role == Role::owner) company.owner = user->id;
        if (employee.role == Role::rep) company.reps.push_back(user->id);
        if (employee.role == Role::marketer) company.marketers.push_back(user->id);
    }
}

void name_stages(db::Write& write) {
    struct Given {
        char const* id;
        char const* label;
        double probability;
        bool is_closed;
    };
    constexpr Given given[] = {{"qualifiedtobuy", "Qualified", 0.2, false},
                               {"presentationscheduled", "Test ride", 0.4, false},
                               {"contractsent", "Quote sent", 0.6, false},
                               {"decisionmakerboughtin", "Negotiation", 0.8, false},
                               {"closedwon", "Won", 1, true},
                               {"closedlost", "Lost", 0, true}};
    std::vector<pipelines::Stage> stages;
    for (auto const& stage : given)
        stages.push_back({stage.id, stage.label, static_cast<std::int64_t>(stages.size()), stage.probability, stage.is_closed, write.now(),
                          write.now()});
    pipelines::replace_stages(write, "deals", "default", "New bikes", stages);
}

void define_properties(db::Write& write) {
    using records::ObjectType;
    records::define_property(write, ObjectType::contacts, {"budget", "Budget", "number", "number", {}});
    records::define_property(write, ObjectType::contacts, {"team_size", "Team", "number", "number", {}});
    records::define_property(write, ObjectType::contacts, {"wanted_by", "Wanted by", "date", "date", {}});
    records::define_property(write, ObjectType::contacts,
                             {"trade", "Trade", "enumeration", "select", {std::begin(trade_names), std::end(trade_names)}});
    records::define_property(write, ObjectType::deals, {"bikes", "Bikes", "string", "text", {}});
}

void dress(db::Write& write) {
    brand::Brand look;
    look.company_name = {"Karrow Cargo Bikes"};
    look.primary_color = {"#1f4d3a"};
    look.accent_color = {"#c4572b"};
    look.address_lines = {{"Werftstraße 12"}, {"24143 Kiel, Germany"}};
    look.email = {"hello@karrow.example"};
    look.phone = {"+49 431 555 0100"};
    look.footer = {"Karrow Cargo Bikes GmbH, Kiel. Managing director Hanna Brandt."};
    auth::put_setting(write, pages::look_setting, look);
}

}  // namespace

Company found_company(db::Write& write, Instant today) {
    Company company{.workspace = write.actor().workspace_id,
                    .site = {},
                    .opened = today - days(548),
                    .today = today,
                    .owner = {},
                    .reps = {},
                    .marketers = {},
                    .forms = {},
                    .mailings = {}};
    write.act_at(company.opened);
    auth::create_workspace(write, {company.workspace, "Karrow", "EUR", "Europe/Berlin", true, company.opened});
    hire(write, company);
    name_stages(write);
    define_properties(write);
    stock_products(write);
    dress(write);
    company.forms = publish_website(write);
    company.site = analytics::create_site(write, std::string(site_domain), "Europe/Berlin")->id;
    write.act_at(today);
    goals::set_target(write, {90'000'000, "EUR"}, 0).value();
    write.act_at(company.opened);
    return company;
}

}  // namespace tandem::demo

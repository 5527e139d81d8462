#include "app/demo/company.hpp"

#include "platform/auth/secrets.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"

#include <iterator>

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

void hire(db::Write& write, World& world) {
    // Nobody signs in to a demo by password: people are chosen by one click, and only on loopback.
    auto const unusable = auth::hash_password(auth::random_token());
    for (auto const& employee : employees) {
        auto const user = auth::create_user(write, employee.name, EmailAddress{employee.email}, employee.role, unusable);
        if (employee.role == Role::owner) world.owner = user->id;
        if (employee.role == Role::rep) world.reps.push_back(user->id);
        if (employee.role == Role::marketer) world.marketers.push_back(user->id);
    }
}

}  // namespace

void found_company(db::Write& write, World& world) {
    write.act_at(world.opened);
    auth::create_workspace(write, {world.workspace, "Karrow", "EUR", zone, true, world.opened});
    hire(write, world);
    for (auto const* share : world.shares) {
        if (!share->found) continue;
        write.act_at(world.opened);
        write.act_as(world.owner, db::Role::owner, db::Means::command);
        write.begin_change_set();
        share->found(write, world);
    }
}

std::size_t people_of_company() { return std::size(employees); }

}  // namespace tandem::demo

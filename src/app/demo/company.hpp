#pragma once

#include "platform/demo/world.hpp"

namespace tandem::demo {

/// A maker of cargo bicycles for trades: workspace, people, and what each feature sets up. No records.
void found_company(db::Write& write, World& world);
/// How many work there.
std::size_t people_of_company();

}  // namespace tandem::demo

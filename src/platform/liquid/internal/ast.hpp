#pragma once

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/liquid/internal/value.hpp"

namespace tandem::liquid {

struct Filter;
struct Expression;

/// One step of `products[0].title`: a name or an index to be worked out.
struct Step {
    std::string_view name;
    std::unique_ptr<Expression> index;  ///< null for a name
};

/// `product.tags[1]`, or with an empty root `['any name'].x`, whose first step is the variable.
struct Lookup {
    std::string_view root;
    std::vector<Step> steps;
};

struct RangeExpression {
    std::unique_ptr<Expression> first, last;
};

struct Expression {
    std::variant<Value, Lookup, RangeExpression> is;
};

struct NamedArgument {
    std::string_view name;
    Expression value;
};

struct FilterCall {
    Filter const* filter;
    std::vector<Expression> arguments;
    std::vector<NamedArgument> named;
};

struct Filtered {
    Expression base;
    std::vector<FilterCall> filters;
};

enum class Operator { none, equal, unequal, less, less_or_equal, greater, greater_or_equal, contains };
enum class Join { none, both, either };

struct Comparison {
    Expression left;
    Operator op = Operator::none;
    Expression right;
    Join join = Join::none;  ///< with what follows; and, or bind equally and to the right
};

using Condition = std::vector<Comparison>;

struct Node;
using Block = std::vector<Node>;

struct TextNode {
    std::string_view text;
};
struct OutputNode {
    Filtered value;
};
struct AssignNode {
    std::string_view name;
    Filtered value;
};
struct CaptureNode {
    std::string_view name;
    Block body;
};

struct IfNode {
    struct Branch {
        Condition condition;
        bool negated = false;
        Block body;
    };  ///< no condition: else
    std::vector<Branch> branches;
};

struct CaseNode {
    struct When {
        std::vector<Expression> values;
        bool is_else = false;
        Block body;
    };
    Expression subject;
    std::vector<When> whens;
};

struct ForNode {
    std::string_view variable;
    std::string_view name;  ///< "item-collection", the key of `offset: continue`
    Expression collection;
    std::unique_ptr<Expression> limit, offset, columns;
    bool continues = false;
    bool reversed = false;
    bool is_table = false;
    Block body, otherwise;
};

struct CounterNode {
    std::string_view name;
    int by;
};

struct CycleNode {
    std::unique_ptr<Expression> name;
    std::string_view key;  ///< the arguments as written, where there is no name
    std::vector<Expression> values;
};

struct LeaveNode {
    bool only_this_round;
};
struct IfChangedNode {
    Block body;
};

/// `include` shares the variables of the template around it, `render` sees only what it is given.
struct PartialNode {
    Expression name;
    bool isolated = false;
    bool for_each = false;
    std::unique_ptr<Expression> bound;
    std::string_view alias;
    std::vector<NamedArgument> arguments;
};

struct Node {
    std::variant<TextNode, OutputNode, AssignNode, CaptureNode, IfNode, CaseNode, ForNode, CounterNode, CycleNode, LeaveNode, IfChangedNode,
                 PartialNode>
        is;
    int line = 0;
};

/// The source is kept: names, literals and text of the nodes are views into it.
struct Program {
    std::string source;
    Block body;
    std::deque<std::string> names;  ///< of loops
    std::set<std::string, std::less<>> variables;
};

}  // namespace tandem::liquid

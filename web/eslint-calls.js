// The server's description says what a call sends and gets (src/api/gen/schema.ts); a type said beside it would win over that.
const call = 'CallExpression[callee.object.name="api"]'
const message = 'The path says what travels: no type argument and no assertion at a call of api. Wrong types are put right in the C++ description.'

export const saidBeside = [
  `${call}[typeArguments]`,
  `${call} > .arguments:matches(TSAsExpression, TSNonNullExpression)`,
  `${call} > ObjectExpression > Property > TSAsExpression.value:not([typeAnnotation.typeName.name="const"])`,
  `TSAsExpression > ${call}`,
  `TSAsExpression > AwaitExpression > ${call}`,
].map((selector) => ({ selector, message }))

/** 'Service bikes' as it is written within a sentence; 'NPS surveys' and 'iPad' keep their letters. */
export const inSentence = (label: string): string => label.replace(/\p{L}+/gu, (word) => (/^\p{Lu}\p{Ll}*$/u.test(word) && word.length > 1 ? word.toLowerCase() : word))

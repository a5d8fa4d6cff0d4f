// The one function of snowball-stemmers we call; the package brings no types.
declare module 'snowball-stemmers' {
  export function newStemmer(language: 'french' | 'english'): { stem(word: string): string }
}

/** One channel for questions, one for news. In a file of their own: the preload needs the names and no schemas. */
export const askChannel = 'ask'
export const newsChannel = 'news'

/** Queries of one commit begin one after another; what they ask for together is known a moment later. */
export const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))

/** How often a user name may be tried within the window, and how long the window is. */
export const ATTEMPTS = 5
export const WINDOW_SECONDS = 300
/** How often one network address may be wrong within the window: deep, since a ward stands behind one address. */
export const ADDRESS_ATTEMPTS = 200

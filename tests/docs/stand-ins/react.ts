/** React, as far as the examples use it: effects run at once. */
export const useEffect = (effect: () => void, _dependencies: readonly unknown[]) => effect();

import { Plans } from "./plans";
import { SignUp } from "./sign-up";

export default function Home() {
	return (
		<main>
			<h1>Plans</h1>
			<Plans />
			<h2>News</h2>
			<SignUp />
		</main>
	);
}

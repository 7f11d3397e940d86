// An amount of euros, with its sign in front and two decimals.
export default function money(amount) {
    return amount.toLocaleString("en-IE", { style: "currency", currency: "EUR" });
}

import java.util.SplittableRandom;

/** Prints COUNT draws of java.util.SplittableRandom for each SEED: Draws gaussian|double COUNT SEED… */
class Draws {
    public static void main(String[] args) {
        StringBuilder lines = new StringBuilder();
        for (int s = 2; s < args.length; s++) {
            SplittableRandom random = new SplittableRandom(Long.parseLong(args[s]));
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                lines.append(args[0].equals("gaussian") ? random.nextGaussian() : random.nextDouble()).append('\n');
            }
        }
        System.out.print(lines);
    }
}
